export { EmbeddedPostgresError } from './failure.js';
export { startEmbeddedPostgres, RESTART_WINDOW_MS, type EmbeddedPostgres } from './supervisor.js';
export { readRuntime, runningDatabases, type Runtime } from './runtime-file.js';
export { startTestServer, type TestServer } from './test-server.js';
