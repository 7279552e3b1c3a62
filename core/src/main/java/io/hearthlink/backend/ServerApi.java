package io.hearthlink.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.transport.ErrorClassifier;
import io.hearthlink.transport.Reply;
import java.time.Duration;
import java.util.Map;

/** The small requests to a server that are no chat. Thread-safe. */
final class ServerApi {

  private static final JsonMapper JSON = new JsonMapper();

  private final BackendSetup setup;
  private final ErrorContext context;
  private final Endpoint endpoint;
  private final Map<String, String> headers;
  private final Duration timeout;

  ServerApi(BackendSetup setup, String backend, Endpoint endpoint, Map<String, String> headers) {
    this(setup, backend, endpoint, headers, setup.config().timeouts().connect());
  }

  ServerApi(
      BackendSetup setup,
      String backend,
      Endpoint endpoint,
      Map<String, String> headers,
      Duration timeout) {
    this.setup = setup;
    this.context = ErrorContext.of(backend, null, endpoint.url());
    this.endpoint = endpoint;
    this.headers = headers;
    this.timeout = timeout;
  }

  /** The reply to a GET, whatever its status; throws if there is none. */
  Reply get(String path) {
    return setup.transport().request("GET", endpoint.at(path), headers, null, timeout, context);
  }

  /**
   * The JSON of a successful GET.
   *
   * @throws LlmException if the server does not answer, or answers with an error
   */
  JsonNode json(String path) {
    Reply reply = get(path);
    JsonNode body = parse(reply);
    if (!reply.successful()) {
      throw ErrorClassifier.classify(reply, context);
    }
    if (body.hasNonNull("error")) {
      throw ErrorClassifier.inBand(reply.body(), context);
    }
    if (body.isMissingNode()) {
      throw new MalformedResponseException(
          "The reply of " + context.where() + " to " + path + " is not JSON.", context);
    }
    return body;
  }

  /**
   * The JSON of a GET if it succeeds, else a missing node; for asking what a server is.
   *
   * @throws LlmException if the server does not answer, or wants a key
   */
  JsonNode probe(String path) {
    Reply reply = get(path);
    if (reply.status() == 401) {
      throw ErrorClassifier.classify(reply, context);
    }
    return reply.successful() ? parse(reply) : JSON.missingNode();
  }

  private static JsonNode parse(Reply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException notJson) {
      // not JSON is an answer, too: the caller looks for fields that a missing node lacks
      return JSON.missingNode();
    }
  }
}
