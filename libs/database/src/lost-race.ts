/** What was read before the locks were taken is no longer so: `withTransaction` does the work again from the start. */
export class LostRaceError extends Error {
  readonly code = '40001';

  constructor() {
    super('somebody was faster');
    this.name = 'LostRaceError';
  }
}
