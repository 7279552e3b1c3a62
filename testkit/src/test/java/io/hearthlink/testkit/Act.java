package io.hearthlink.testkit;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Recordings of one run of a real server, in their order, and the fake server that is to do the
 * same. Between them, {@code +PT5S} moves its clock on, and {@code blob} sends it a file.
 *
 * @param name what it is called
 * @param folder where its recordings lie
 * @param server the fake server
 * @param script what happens, in its order: recordings, and what is between them
 */
record Act(String name, String folder, Supplier<FakeServerBuilder> server, String script) {

  static final List<Act> ALL =
      List.of(
          new Act(
              "Ollama",
              "ollama-0.32",
              () ->
                  FakeServer.ollama()
                      .downloadable("http://127.0.0.1:5005/library/tiny")
                      .downloadable("http://127.0.0.1:5005/library/second-cut")
                      .loadTime(Duration.ZERO),
              """
      001-version 002-root 003-root-head 005-unknown-route 006-wrong-method 008-probe-props
      009-probe-health 010-probe-api-v1-models 011-probe-api-v0-models
      012-probe-well-known-localaijson 013-tags-empty 014-ps-empty 015-v1-models-empty
      016-blob-head-missing blob 017-blob-head-there 018-create 019-create-from
      020-create-notemplate 021-create-nothing 022-create-bad-file 024-tags 025-show 027-show-missing
      028-v1-models 030-chat-cold 031-chat 032-chat-stream 034-ps 035-chat-length 042-tools
      043-tools-stream 045-tools-none-fits 049-format-schema 050-format-schema-stream
      065-context-trimmed 066-context-truncate-false 067-context-one-message
      068-context-one-message-strict 071-context-beyond-model 072-ps-beyond-model
      073-reload-0-ctx-1024 076-load 077-load-forever 078-ps-forever 079-unload 080-ps-unloaded
      081-load-generate 082-keep-alive-bad 083-keep-alive-number-string 084-model-missing
      085-generate-model-missing 086-model-empty 092-bad-json 093-no-body 099-copy 100-copy-missing
      101-delete 102-delete-missing 103-v1-chat 104-v1-chat-stream 105-v1-tools 106-v1-tools-stream
      108-v1-length 109-v1-model-missing 111-v1-context 112-messages 113-messages-stream
      114-messages-tools-stream 115-messages-missing 120-pull 121-pull-again 122-pull-nonstream
      123-pull-missing 124-pull-missing-nonstream 125-pull-cut 129-tags-pulled
      """),
          new Act(
              "Ollama in trouble",
              "ollama-0.32",
              () -> FakeServer.ollama(),
              """
      046-tools-args-as-string 047-tools-unsupported 053-format-invalid 054-format-bad-schema
      056-think-unsupported 058-think-bad 064-chat-image 088-model-bad-name 089-option-type
      090-option-type-int 095-stream-string 110-v1-no-messages 116-messages-no-max
      201-runner-killed-midstream 202-runner-killed-midstream-v1
      203-runner-killed-midstream-messages 204-runner-killed-blocking 211-queue-503
      """),
          new Act(
              "llama-server",
              "llama-server",
              () ->
                  FakeServer.llamaServer()
                      .model(FakeModel.of("ember").withContextLength(1024))
                      .slots(1)
                      .loadTime(Duration.ofSeconds(1)),
              """
      001-health-503 002-chat-while-503 +PT1S 003-health-200 004-chat-while-200 006-get-props
      007-get-v1-models 008-get-slots 010-get-api-version 012-get-api-v1-models
      013-get-well-known-localaijson 017-chat 018-chat-stream 019-chat-stream-no-usage 020-chat-length
      022-chat-other-model-name 023-tools 024-tools-stream 027-tools-none 028-tools-result 030-schema
      031-schema-stream 036-context 037-context-stream 039-bad-json 040-no-body 045-wrong-method
      048-messages 049-messages-stream 050-messages-tools-stream 051-messages-context
      """),
          new Act(
              "llama-server with a key",
              "llama-server",
              () -> FakeServer.llamaServer().apiKey("secret-key"),
              "056-key-missing 057-key-wrong 058-key-right"),
          new Act(
              "llama-server as router",
              "llama-server",
              () ->
                  FakeServer.llamaRouter()
                      .model("broken")
                      .model("ember")
                      .model("ember-f16")
                      .mostLoaded(1),
              """
      059-router-models 060-router-models-native 061-router-props 062-router-chat
      063-router-chat-again 064-router-switch 065-router-missing 066-router-no-model 069-router-load
      070-router-unload 071-router-unload-again
      """),
          new Act(
              "LocalAI",
              "localai",
              () ->
                  FakeServer.localAi()
                      .model(FakeModel.of("ember").withContextLength(1024))
                      .model(FakeModel.of("ember-small").withContextLength(256))
                      .downloadable("tiny")
                      .downloadTime(Duration.ofMinutes(1)),
              """
      001-get- 002-get-healthz 003-get-readyz 004-get-version 005-get-well-known-localaijson
      006-get-v1-models 008-get-v1-models-capabilities 010-get-api-version 011-get-api-tags
      013-get-api-v1-models 014-get-api-v0-models 015-get-props 016-get-health 019-get-system
      027-get-nothing 038-chat-cold 039-chat-warm 040-system-loaded 047-backend-shutdown
      048-backend-shutdown-again 049-backend-shutdown-missing 050-backend-shutdown-no-model
      051-backend-load 052-backend-load-again 053-backend-load-missing 054-backend-load-no-model
      056-chat-cold-stream 062-chat 063-chat-stream 064-chat-stream-no-usage 069-chat-length
      070-chat-length-stream 084-tools 085-tools-stream 092-tools-not-needed-stream 113-schema
      135-model-missing 136-model-missing-stream 145-bad-json 161-context 162-context-stream
      164-context-small 198-messages 199-messages-stream 203-messages-tools 204-messages-tools-stream
      206-messages-context 207-messages-context-stream 251-get-models-jobs 252-get-models-jobs-nope
      250-get-models-available 256-models-apply 257-models-apply-job-1 +PT10S 258-models-apply-job-2
      +PT10S 259-models-apply-job-3 +PT1M 260-models-apply-job-end 261-models-after-apply
      262-chat-applied-model 273-models-apply-unknown-id 274-models-apply-unknown-id-job-end
      280-models-apply-bad-json 286-models-delete 287-models-after-delete 288-models-delete-missing
      290-models-delete-missing-job-end 291-get-models-jobs-all
      """),
          new Act(
              "LocalAI in trouble",
              "localai",
              () -> FakeServer.localAi(),
              """
      057-chat-bare-gguf 058-tools-bare-gguf 059-schema-bare-gguf
      061-chat-bare-gguf-then-model 082-chat-grammar-bad 102-tools-not-list
      103-tools-go-template 104-tools-stream-go-template 105-tools-required-go-template
      106-tools-not-needed-go-template 107-tools-result-go-template 108-chat-go-template
      109-chat-stream-go-template 110-chat-bare-gguf-name-clash 111-chat-alias
      116-schema-go-template 126-schema-strict-string 138-model-none 139-model-from-bearer
      140-model-with-slash 141-model-with-slash-stream 143-model-number 147-no-messages
      150-field-type 151-temperature-string 152-max-tokens-string 153-max-tokens-float
      158-content-type-text 163-context-go-template 167-image 169-image-go-template
      170-image-bad-base64 173-chat-after-embeddings 179-chat-on-embedding-model
      180-model-broken 181-model-broken-again 182-model-broken-stream
      183-model-broken-messages 185-model-broken-first-stream 186-model-broken-after-cooldown
      187-model-broken-second-cooldown 188-model-file-gone 189-backend-not-installed
      190-backend-not-installed-again 191-backend-not-installed-stream 192-model-none-1
      193-model-none-2 194-model-none-3 195-model-none-4 303-one-warm
      306-backend-frozen-killed-midstream 307-chat-after-backend-death
      311-backend-killed-blocking 312-backend-killed-messages-stream
      314-chat-backend-died-idle 315-chat-stream-backend-died-idle 324-capacity-second
      332-switch-while-busy 335-key-wrong 363-auth-chat 367-auth-chat-bad-key
      """),
          new Act(
              "Ollama, asked otherwise",
              "ollama-0.32",
              () -> FakeServer.ollama().model("ember").loadTime(Duration.ZERO),
              """
      023-create-quantize-bad 033-chat-stream-memory 036-chat-stop 038-chat-unknown-option
      039-chat-unknown-field 040-chat-unicode 041-chat-two-system 044-tools-result
      048-tools-and-format 051-format-json 052-format-cut 055-format-ref-schema
      057-think-false 074-reload-1-ctx-2048 075-reload-2-ctx-1024 087-generate-model-empty
      094-role-bad 107-v1-schema 127-pull-no-registry 128-pull-no-registry-nonstream
      205-runner-killed-before 206-runner-killed-before-next 208-queue-200
      212-create-truncated 213-chat-broken 214-chat-broken-stream 215-create-not-gguf
      """),
          new Act(
              "llama-server, asked otherwise",
              "llama-server",
              () ->
                  FakeServer.llamaServer()
                      .model(FakeModel.of("ember").withContextLength(1024))
                      .loadTime(Duration.ZERO),
              """
      021-chat-stop 026-tools-named 029-tools-and-schema 032-json-object 033-schema-cut
      044-role-bad 054-slots-after-cancel 073-chat-on-embedding-server
      """),
          new Act(
              "llama-server in trouble",
              "llama-server",
              () -> FakeServer.llamaServer(),
              """
      034-schema-bad 035-format-unknown 038-image 041-no-messages 042-field-type
      043-temperature-string 067-router-broken
      """),
          new Act(
              "LocalAI, asked otherwise",
              "localai",
              () ->
                  FakeServer.localAi()
                      .model(FakeModel.of("ember").withContextLength(1024))
                      .model(FakeModel.of("ember-small").withContextLength(256))
                      .loadTime(Duration.ZERO),
              """
      028-get-root-as-browser 055-backend-load-broken 065-chat-stream-gzip
      068-chat-correlation-id 071-chat-length-max-completion-tokens 072-chat-length-zero
      073-chat-stop 074-chat-stop-string-stream 075-chat-n2 077-chat-seed
      078-chat-unknown-option 079-chat-content-parts 080-chat-prefill 081-chat-grammar
      083-chat-reasoning-effort 086-tools-required 088-tools-named 089-tools-named-missing
      090-tools-none 091-tools-not-needed 093-tools-strict 094-tools-cut 096-tools-result
      097-tools-result-stream 098-functions-legacy 100-tools-and-schema 101-tools-no-name
      114-schema-stream 115-schema-not-strict 117-json-object 118-json-object-stream
      119-schema-cut 120-schema-bad 121-schema-bad-property 122-format-unknown
      123-format-string 124-format-text 125-schema-missing 127-schema-order 128-schema-enum
      129-schema-root-enum 130-schema-root-array 131-schema-nested 132-schema-ref
      133-schema-optional 134-schema-plain 148-messages-empty 149-messages-empty-stream
      154-stop-number 155-role-bad 156-role-none 157-content-number 159-body-array
      165-context-fills-while-generating 166-context-fills-while-generating-stream
      168-image-stream 171-image-loopback-url 196-models-order-1 197-models-order-2
      200-messages-length-stream 201-messages-length 202-messages-stop
      205-messages-tools-result 263-models-apply-again 266-models-apply-file-404
      269-models-apply-wrong-checksum 275-models-apply-url 277-models-apply-empty
      281-models-apply-slow 294-gallery-unreachable-apply 300-chat-after-cancel
      301-two-at-once-second 309-readyz-after-backend-death
      310-chat-after-backend-death-healed 316-backend-load-dead 318-chat-after-shutdown-dead
      325-capacity-second-stream 327-watchdog-busy-midstream 328-watchdog-busy-after
      329-switch-1 330-switch-2 341-key-missing-get- 352-opaque-model-missing 359-ollama-root
      371-preload-readyz-after
      210-messages-model-missing 211-messages-bad-json
      """),
          new Act(
              "LocalAI with a key",
              "localai",
              () -> FakeServer.localAi().model("ember").apiKey("secret-key"),
              """
      334-key-missing 336-key-right 337-key-x-api-key 338-key-missing-stream 339-key-missing-messages
      342-key-missing-get-healthz 343-key-missing-get-readyz 344-key-missing-get-v1-models
      346-key-missing-get-well-known-localaijson 349-key-missing-get-system
      """));

  List<String> cues() {
    return List.of(script.strip().split("\\s+", -1));
  }

  /** The recordings alone. */
  Stream<Recording> recordings() {
    return cues().stream().filter(Act::isRecording).map(this::recording);
  }

  Recording recording(String cue) {
    return Recording.read(folder + "/" + cue);
  }

  static boolean isRecording(String cue) {
    return Character.isDigit(cue.charAt(0));
  }

  /** Whether errors are scripted: they come from something that broke in the real server. */
  boolean inTrouble() {
    return name.endsWith("in trouble");
  }

  @Override
  public String toString() {
    return name;
  }
}
