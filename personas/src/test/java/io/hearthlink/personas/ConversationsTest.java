package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationsTest {

  @Test
  void remembersTheThousandUsersWhoSpokeLast() {
    try (Stage stage = Stage.echo(1)) {
      Alden alden = stage.alden();
      IntStream.range(0, Conversations.KEPT).forEach(i -> alden.chat("u" + i, "I am " + i));
      alden.chat("u0", "again");
      alden.chat("one more", "hello");
      alden.chat("u0", "and again");
      assertThat(stage.lastMessages()).hasSize(4).contains("user: again");
      alden.chat("u1", "still there?");
      assertThat(stage.lastMessages()).hasSize(2);
    }
  }
}
