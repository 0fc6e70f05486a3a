/** Those that everyone may call who is signed in, or anyone; and the stream, which has a suite of its own. */
export const APART = [
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'GET /api/v1/me',
  'PUT /api/v1/me/password',
  'GET /api/v1/me/sessions',
  'DELETE /api/v1/me/sessions/{sessionId}',
  'GET /api/v1/demo',
  'GET /api/v1/stream',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
];
