package io.hearthlink.testkit;

/** The paths of a server that has the OpenAI form and nothing else. */
final class OpenAiRoutes implements Routes {

  @Override
  public HttpReply answer(ReceivedRequest request, Models models) {
    if (request.method().equals("GET") && request.path().equals("/v1/models")) {
      return Routes.json(Routes.openAiList(models, "organization_owner"));
    }
    return ServerKind.OPENAI
        .ownEncoder()
        .failure(404, "Invalid URL (" + request.method() + " " + request.path() + ")");
  }
}
