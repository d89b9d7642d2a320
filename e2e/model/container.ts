import 'reflect-metadata';

type Class = new (...parts: never[]) => object;

/** Builds the injectable classes of the api as Nest does, each once, without what Nest takes to start. */
export class Container {
  constructor(private readonly made: Map<unknown, object>) {}

  get<T extends object>(wanted: abstract new (...parts: never[]) => T): T {
    const known = this.made.get(wanted);
    if (known !== undefined) return known as T;
    const parts = Reflect.getMetadata('design:paramtypes', wanted) as Class[] | undefined;
    if (parts === undefined && wanted.length > 0)
      throw new Error(`Nobody provides ${wanted.name}.`);
    const built = new (wanted as unknown as Class)(
      ...((parts ?? []).map((part) => this.get(part)) as never[]),
    );
    this.made.set(wanted, built);
    return built as T;
  }
}
