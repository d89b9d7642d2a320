/** What the platform must provide to the API container: name -> what it is for. */
export const API_ENV = {
  PORT: 'Port to listen on; 0 takes any free one.',
  HOST: 'Address to listen on, for example 0.0.0.0 in a container.',
  LOG_LEVEL: 'fatal, error, warn, info, debug or silent.',
  TRUST_PROXY_HOPS: 'Proxies in front of the process whose X-Forwarded-For is believed.',
  WEB_ORIGINS: 'Comma-separated origins of the web apps that may call with credentials.',
  PUBLIC_WEB_URL: 'Where people open the web app; links in mails start with it.',
  PROBLEM_BASE_URL:
    'What precedes a problem code in the `type` of a refusal, trailing / or # included.',
  AWS_REGION: 'Region of the tables and of the WebSocket API.',
  DYNAMODB_ENDPOINT: 'Address of a stand-in for DynamoDB; none for AWS itself.',
  TABLE_NAME: 'Table of incidents.',
  ACTIVITY_TABLE: 'Table of the history of incidents.',
  USERS_TABLE: 'Table of accounts.',
  CONNECTIONS_TABLE: 'Table of open sockets.',
  NOTIFICATIONS_TABLE: 'Table of notifications per audience.',
  TOKENS_TABLE: 'Table of sessions, single-use links, tickets and receipts.',
  PHOTOS_TABLE: 'Table of photos.',
  BOARDS_TABLE: 'Table that tells the board service whose access ended.',
  BOARD_CATALOG_TABLE: 'Table of boards and of who may open them.',
  PERSONAL_TABLE: 'Table of what belongs to one person: filters, settings, followed incidents.',
  WEBHOOKS_TABLE: 'Table of webhooks and of what is on its way to them.',
  AUDIT_TABLE: 'Table of what happened to accounts.',
  PHOTOS_BUCKET: 'Bucket of photos. Its objects under uploads/ and loose/ may go after two days.',
  S3_ENDPOINT: 'Address of a stand-in for S3; none for AWS itself.',
  S3_UPLOAD_URL:
    'Where browsers post photos when a stand-in for S3 is hidden from them; none for the bucket itself.',
  WS_API_ID: 'Id of the WebSocket API that holds the live connections.',
  WS_STAGE: 'Stage of that WebSocket API.',
  WS_MANAGEMENT_ENDPOINT: 'Address of a stand-in for its management API; none for AWS itself.',
  TOKEN_PRIVATE_KEY: 'Ed25519 private key that signs tokens, a JWK with kid as JSON. A secret.',
  TOKEN_PUBLIC_KEYS: 'Public keys that tokens are verified with, a JWKS as JSON.',
  TOTP_SEAL_KEYS:
    'What secrets of second factors are sealed with: comma-separated <name>:<32 bytes as base64url>; the first seals, all open. A secret.',
  COOKIE_SECURE: 'true where the web app is served over https, else false.',
  ADMIN_TOTP: 'required where admins must have a second factor, else optional.',
  OIDC_ISSUER:
    'Issuer of the OpenID provider that people may log in by, or none. It sends them back to PUBLIC_WEB_URL/api/auth/oidc/retorno.',
  OIDC_CLIENT_ID: 'Our client id there, or none.',
  OIDC_CLIENT_SECRET: 'Our client secret there, or none. A secret.',
  OIDC_NAME: 'What people call the provider, for example UTEC, or none.',
  OIDC_EMAIL_CLAIM:
    'Claim that holds the mail address which its email_verified speaks of, usually email, or none.',
  OIDC_DOMAINS: 'Comma-separated mail domains that the provider is believed about, or none.',
  MAIL_URL:
    'ses: for SES as the role of the process, ses:http://… for a stand-in, else a mail server: smtp:// or smtps://.',
  MAIL_FROM: 'Sender of the mails, for example Vigía <vigia@example.org>.',
  SMS_URL:
    'sns: for SMS by SNS as the role of the process, sns:http://… for a stand-in, none where nobody gets SMS.',
  SMS_SENDER_ID:
    'Who SMS come from, where the country allows to say so, for example Vigia, or none.',
  SMS_PER_HOUR: 'SMS that leave in an hour at most, whatever happens: each costs money.',
  SMS_PER_INCIDENT: 'SMS about one incident at most.',
  OUTREACH:
    'on, or off: then nothing leaves the app, neither pushes nor mails nor pages about incidents; it waits until on.',
  ROLE_DOMAINS:
    'Comma-separated mail domain=role pairs; every other domain is a trabajador. Example: utec.edu.pe=estudiante.',
  CAMPUS_TIME_ZONE: 'IANA name of the time zone of the campus, for example America/Lima.',
  CAMPUS_FEED: 'on when students see the public part of all incidents, else off.',
  CAMPUS_FILE:
    'Path of the catalogue of the campus: its places, kinds of incident and risks, as campus/catalogue.schema.json says.',
  ATTEMPTS_PER_ACCOUNT:
    'Attempts to log in, register, verify or resend per 15 minutes for one account from one address.',
  ATTEMPTS_PER_IP: 'The same for one address, which a whole campus may share.',
  REQUESTS_PER_USER: 'Requests a minute of one person to one route.',
  REQUESTS_PER_IP:
    'Requests a minute of one address, which a whole campus may share, to any route.',
  OUTBOUND_TARGETS:
    'public: webhooks and push messages go to https addresses of the public internet only; any: also inside.',
  VAPID_PRIVATE_KEY:
    'P-256 private key that tells push services who we are, 32 bytes as base64url, or none: then devices are told nothing. A secret.',
  VAPID_SUBJECT: 'Where the owner of a push service finds us: an https or mailto address.',
  REDIS_URL: 'Redis in which tasks count together, or none: then each counts for itself. A secret.',
} as const;

/** The environment of the API container. */
export type ApiEnv = Readonly<Record<keyof typeof API_ENV, string>>;
