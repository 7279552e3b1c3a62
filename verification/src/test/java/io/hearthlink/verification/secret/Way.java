package io.hearthlink.verification.secret;

import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.personas.Alden;
import io.hearthlink.personas.Personas;
import io.hearthlink.structured.Extractor;
import io.hearthlink.tools.ToolFunction;
import io.hearthlink.tools.Toolbox;
import java.util.Locale;

/** The ways by which a program asks. What it holds in its hands is shown to the trial. */
enum Way {
  BLOCKING {
    @Override
    void ask(Hearthlink hearth, Trial trial) {
      var client = hearth.client().withOptions(trial.options());
      trial.holds(client);
      trial.holds(client.generate(trial.question()));
    }
  },
  STREAMING {
    @Override
    void ask(Hearthlink hearth, Trial trial) {
      ActiveChat call =
          hearth.client().stream(
              trial.question(), CallOptions.DEFAULT, ChatListener.text(text -> {}));
      trial.holds(call);
      trial.cancelsWith(call::cancel);
      trial.holds(call.await());
    }
  },
  MODEL {
    @Override
    void ask(Hearthlink hearth, Trial trial) {
      var model = hearth.client().chatModel(listener(trial));
      trial.holds(model);
      model.chat(trial.question());
    }
  },
  BROUGHT {
    @Override
    void ask(Hearthlink hearth, Trial trial) {
      var client = hearth.client(hearth.client().streamingChatModel(listener(trial)));
      trial.holds(client);
      trial.holds(client.generate(trial.question()));
    }
  },
  PERSONA {
    @Override
    void ask(Hearthlink hearth, Trial trial) {
      Alden alden = Personas.create(Alden.class, hearth.client());
      trial.holds(alden);
      alden.chat(trial.question(), trial.question());
    }
  },
  TOOLBOX {
    @Override
    void ask(Hearthlink hearth, Trial trial) {
      Toolbox toolbox =
          Toolbox.of(
              ToolFunction.of(
                  "look_up",
                  "Looks somebody up",
                  Name.class,
                  name -> {
                    throw new IllegalStateException(trial.question());
                  }));
      var client = hearth.client().withLayer(toolbox);
      trial.holds(toolbox);
      trial.holds(client);
      trial.holds(client.generate(trial.question()));
    }
  },
  EXTRACTOR {
    @Override
    void ask(Hearthlink hearth, Trial trial) {
      Extractor<Name> extractor = Extractor.of(hearth.client(), Name.class);
      trial.holds(extractor);
      var active = extractor.stream(trial.question(), trial::holds);
      trial.holds(active);
      trial.cancelsWith(active::cancel);
      trial.holds(active.await());
    }
  };

  record Name(String name) {}

  abstract void ask(Hearthlink hearth, Trial trial);

  private static ChatModelListener listener(Trial trial) {
    return new ChatModelListener() {
      @Override
      public void onRequest(ChatModelRequestContext context) {
        trial.heard(context.chatRequest(), context.attributes(), context.modelProvider());
      }

      @Override
      public void onResponse(ChatModelResponseContext context) {
        trial.heard(context.chatRequest(), context.attributes(), context.chatResponse());
      }

      @Override
      public void onError(ChatModelErrorContext context) {
        trial.heard(context.chatRequest(), context.attributes(), context.error());
      }
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
