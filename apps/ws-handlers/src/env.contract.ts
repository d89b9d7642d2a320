/** What the platform must provide to every WebSocket Lambda: name -> what it is for. AWS_REGION comes from Lambda. */
export const WS_HANDLERS_ENV = {
  CONNECTIONS_TABLE: 'DynamoDB table of open sockets.',
  NOTIFICATIONS_TABLE: 'DynamoDB table of what audiences must know.',
  PERSONAL_TABLE: 'DynamoDB table of what belongs to one person: the incidents they follow.',
  TOKENS_TABLE: 'DynamoDB table of sessions and claimed tickets.',
  USERS_TABLE: 'DynamoDB table of accounts.',
  TOKEN_PUBLIC_KEYS: 'JWK set that verifies tickets, JSON: {"keys":[...]}.',
  ADMIN_TOTP: 'required where admins must have a second factor, else optional.',
  WEB_ORIGINS:
    'Comma-separated origins of the web apps whose pages may connect with the session cookie.',
} as const;

/** The variables of a WebSocket Lambda. */
export type WsHandlersEnv = Readonly<Record<keyof typeof WS_HANDLERS_ENV, string>>;
