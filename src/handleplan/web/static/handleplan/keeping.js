// What is typed in a field with data-keep is kept in this browser until it is saved elsewhere: a lost connection, a
// closed lid or a session that has ended takes nothing. `drawer` names the page's own drawer.
const keeping = (drawer) => {
  const name = (field) => `handleplan-${drawer}-${field.dataset.keep}`;

  return {
    // `more` is what is to be known of the text when it comes back.
    keep(field, more = {}) {
      if (field.value === field.defaultValue) this.forget(field);
      else localStorage.setItem(name(field), JSON.stringify({ ...more, text: field.value }));
    },
    kept(field) {
      return JSON.parse(localStorage.getItem(name(field)));
    },
    forget(field) {
      localStorage.removeItem(name(field));
    },
  };
};

// Where the browser cannot itself make a field as high as what stands in it.
const grow = (field) => {
  if (CSS.supports("field-sizing", "content")) return;
  while (field.scrollHeight > field.clientHeight && field.rows < 40) field.rows += 1;
};

// The token of a form is worth nothing after one has logged in anew; the cookie's always is.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (token && detail.verb === "post") detail.headers["X-CSRFToken"] = token[1];
});
