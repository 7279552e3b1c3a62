package io.hearthlink.testkit;

/**
 * Everything about a server that changes while it runs. Thread-safe.
 *
 * @param time its time
 * @param models the models that it has, and which are loaded
 * @param downloads what it can download
 * @param jobs what it does by itself
 * @param slots the chats that it answers at the same time
 * @param answersAnyName whether a test named no model at all, so that every name is as good
 */
record ServerState(
    ServerTime time,
    Models models,
    Downloads downloads,
    Jobs jobs,
    Slots slots,
    boolean answersAnyName) {}
