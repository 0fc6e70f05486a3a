/** Whatever the other side sent: a test that guesses its shape wrongly fails. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;
