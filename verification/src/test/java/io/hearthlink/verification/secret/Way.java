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

/** The ways by which a program asks. What it holds in its hands is shown to the program. */
enum Way {
  BLOCKING {
    @Override
    void ask(Hearthlink hearth, Program program) {
      var client = hearth.client().withOptions(program.options());
      program.holds(client);
      program.holds(client.generate(program.question()));
    }
  },
  STREAMING {
    @Override
    void ask(Hearthlink hearth, Program program) {
      ActiveChat call =
          hearth.client().stream(
              program.question(), CallOptions.DEFAULT, ChatListener.text(text -> {}));
      program.holds(call);
      program.cancelsWith(call::cancel);
      program.holds(call.await());
    }
  },
  MODEL {
    @Override
    void ask(Hearthlink hearth, Program program) {
      var model = hearth.client().chatModel(listener(program));
      program.holds(model);
      model.chat(program.question());
    }
  },
  BROUGHT {
    @Override
    void ask(Hearthlink hearth, Program program) {
      var client = hearth.client(hearth.client().streamingChatModel(listener(program)));
      program.holds(client);
      program.holds(client.generate(program.question()));
    }
  },
  PERSONA {
    @Override
    void ask(Hearthlink hearth, Program program) {
      Alden alden = Personas.create(Alden.class, hearth.client());
      program.holds(alden);
      alden.chat(program.question(), program.question());
    }
  },
  TOOLBOX {
    @Override
    void ask(Hearthlink hearth, Program program) {
      Toolbox toolbox =
          Toolbox.of(
              ToolFunction.of(
                  "look_up",
                  "Looks somebody up",
                  Name.class,
                  name -> {
                    throw new IllegalStateException(program.question());
                  }));
      var client = hearth.client().withLayer(toolbox);
      program.holds(toolbox);
      program.holds(client);
      program.holds(client.generate(program.question()));
    }
  },
  EXTRACTOR {
    @Override
    void ask(Hearthlink hearth, Program program) {
      Extractor<Name> extractor = Extractor.of(hearth.client(), Name.class);
      program.holds(extractor);
      var active = extractor.stream(program.question(), program::holds);
      program.holds(active);
      program.cancelsWith(active::cancel);
      program.holds(active.await());
    }
  },

  CATALOG {
    @Override
    void ask(Hearthlink hearth, Program program) {
      program.holds(hearth.client().catalog());
      program.holds(hearth.client().catalog().list());
    }
  },
  CONNECTION_TEST {
    @Override
    void ask(Hearthlink hearth, Program program) {
      program.holds(hearth.client().testConnection());
    }
  },
  DETECTION {
    @Override
    void ask(Hearthlink hearth, Program program) {
      program.holds(hearth.autoChoice());
    }
  };

  /** Whether it chats; else it asks for what a server has. */
  boolean chats() {
    return this != CATALOG && this != CONNECTION_TEST && this != DETECTION;
  }

  record Name(String name) {}

  abstract void ask(Hearthlink hearth, Program program);

  private static ChatModelListener listener(Program program) {
    return new ChatModelListener() {
      @Override
      public void onRequest(ChatModelRequestContext context) {
        program.heard(context.chatRequest(), context.attributes(), context.modelProvider());
      }

      @Override
      public void onResponse(ChatModelResponseContext context) {
        program.heard(context.chatRequest(), context.attributes(), context.chatResponse());
      }

      @Override
      public void onError(ChatModelErrorContext context) {
        program.heard(context.chatRequest(), context.attributes(), context.error());
      }
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
