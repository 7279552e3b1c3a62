package io.hearthlink.personas;

/**
 * What one turn asks. Immutable.
 *
 * @param user whose conversation it is
 * @param system who the persona is
 * @param text what the user says
 */
record Question(Object user, String system, String text) {}
