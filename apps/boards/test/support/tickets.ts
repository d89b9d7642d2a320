import { randomUUID } from 'node:crypto';
import { Role } from '@vigia/domain/shared';
import { AccountStatus } from '@vigia/domain/user';
import { TokenSigner, generateSigningKey, type PublicKeys } from '@vigia/platform';

/** Signs board tickets as the api does. */
export class Tickets {
  private constructor(
    private readonly signer: TokenSigner,
    readonly publicKeys: PublicKeys,
  ) {}

  static async create(): Promise<Tickets> {
    const { privateKey, publicKey } = await generateSigningKey('test');
    return new Tickets(await TokenSigner.from(privateKey), { keys: [publicKey] });
  }

  async issue(
    boardId: string,
    name: string,
    boardRole: 'read' | 'write' = 'write',
    atMs = Date.now(),
  ): Promise<string> {
    const email = `${name.toLowerCase()}@utec.edu.pe`;
    const actor = {
      email,
      name,
      role: Role.Student,
      speciality: null,
      status: AccountStatus.Active,
    };
    const claims = { actor, sessionId: 's1', ticketId: randomUUID(), boardId, boardRole };
    return this.signer.boardTicket(claims, atMs);
  }
}
