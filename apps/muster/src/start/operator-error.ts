/** Something the operator can put right: its message is the whole sentence that the command line prints. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
