/** What the token endpoint answers. */
export interface TokenAnswer {
  readonly id_token: string;
  readonly [member: string]: unknown;
}
