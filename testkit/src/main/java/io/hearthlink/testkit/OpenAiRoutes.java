package io.hearthlink.testkit;

/** The paths of a server that has the OpenAI form and nothing else. */
final class OpenAiRoutes implements Routes {

  private final Models models;

  OpenAiRoutes(Models models) {
    this.models = models;
  }

  @Override
  public FakeReply answer(ReceivedRequest request) {
    if (request.method().equals("GET") && request.path().equals("/v1/models")) {
      return Routes.json(Routes.openAiList(models, "organization_owner"));
    }
    return FakeReply.error(404, "Invalid URL (" + request.method() + " " + request.path() + ")");
  }
}
