package io.hearthlink.testkit;

import java.util.List;

/** The OpenAI form of LM Studio, after its documentation and its issues. */
final class LmStudioEncoder extends OpenAiEncoder {

  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    return List.of(HttpReply.Piece.frame("event: error\n" + data(error(500, message))));
  }
}
