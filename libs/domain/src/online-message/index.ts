export { ONLINE_MESSAGE } from './online-message.js';
export type { OnlineMessageState } from './online-message-commands.js';
export type { MessageText, Signed, Writer } from './online-message-events.js';
export { messageProgressOf } from './message-progress.js';
