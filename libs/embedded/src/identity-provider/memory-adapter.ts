import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Everything that a provider remembers, by what it is and its id; expired things are its own business. */
export type ProviderMemory = Map<string, AdapterPayload>;

/** Keeps what the provider remembers in this process: its own way of doing so warns at every start. */
export class MemoryAdapter implements Adapter {
  constructor(
    private readonly kind: string,
    private readonly memory: ProviderMemory,
  ) {}

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.memory.set(this.keyOf(id), payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.memory.get(this.keyOf(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.all().find((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.all().find((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.memory.delete(this.keyOf(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.memory) {
      if (payload.grantId === grantId) this.memory.delete(key);
    }
  }

  private all(): AdapterPayload[] {
    return [...this.memory].flatMap(([key, payload]) =>
      key.startsWith(`${this.kind} `) ? [payload] : [],
    );
  }

  private keyOf(id: string): string {
    return `${this.kind} ${id}`;
  }
}
