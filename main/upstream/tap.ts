/** Sees every message of a session as it crosses the wire. It is on the road of every call: keep it cheap. */
export interface Tap {
  sent(message: string): void;
  received(message: Buffer): void;
}
