/** Whatever the other side sent: a test that guesses its shape wrongly fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;
