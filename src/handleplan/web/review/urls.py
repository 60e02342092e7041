"""The addresses of what a person does with a document before it counts."""

from django.urls import path, register_converter

from handleplan.web.review import decisions, files, listing, mapping, one, part, settling, targets, uploading


class PartAddress:
    """A part of a draft: "plans.0", "areas.1.plans.n3f2a1c"."""

    regex = r"(?:plans|areas|projects|sections|frame)(?:\.[a-z0-9_-]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PartAddress, "part")

urlpatterns = [
    path("", listing.reviews, name="reviews"),
    path("bring-ind", uploading.upload, name="reviews_upload"),
    path("<int:pk>/", one.review, name="review"),
    path("<int:pk>/fil", files.file, name="review_file"),
    path("<int:pk>/side/<int:number>.png", files.picture, name="review_picture"),
    path("<int:pk>/resten/", part.rest, name="review_rest"),
    path("<int:pk>/skema/", mapping.mapping, name="review_mapping"),
    path("<int:pk>/maaltal/", targets.targets, name="review_targets"),
    path("<int:pk>/beslut", decisions.decide, name="review_decide"),
    path("<int:pk>/fortryd", decisions.undo, name="review_undo"),
    path("<int:pk>/placer", settling.place, name="review_place"),
    path("<int:pk>/udgave", settling.revises, name="review_revises"),
    path("<int:pk>/godkend", settling.accept, name="review_accept"),
    path("<int:pk>/afvis", settling.reject, name="review_reject"),
    path("<int:pk>/tag-op", settling.take_up, name="review_take_up"),
    path("<int:pk>/laes-igen", settling.read_again, name="review_read_again"),
    path("<int:pk>/<part:address>/", part.part, name="review_part"),
]
