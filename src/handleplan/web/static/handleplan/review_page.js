// A choice in a list counts at once; without this file, and htmx, each has a button of its own.
document.getElementById("main-content").classList.add("has-script");
