import {
  type AllowedModel,
  type Cpu,
  type CpuData,
  type CpuDataItem,
  type CpuMode,
  CpuModelError,
  cpuData,
  decode,
  type FeaturePolicy,
  featureData,
  guestCpu,
  hostCpu,
  vendorOfModel,
  type X86Cpus,
} from '@cpu-models/runtime/libvirt';

export const POLICIES: readonly FeaturePolicy[] = ['force', 'require', 'optional', 'disable', 'forbid'];

/** Random but repeatable inputs of libvirt's operations, near to real ones and far from them. */
export class RandomCpus {
  readonly #cpus: X86Cpus;
  readonly #dumps: readonly CpuData[];
  #state: number;

  constructor(cpus: X86Cpus, dumps: readonly CpuData[], seed: number) {
    this.#cpus = cpus;
    this.#dumps = dumps;
    this.#state = seed >>> 0;
  }

  /** 32 random bits (mulberry32). */
  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  below(limit: number): number {
    return this.word() % limit;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** A dump with bits and leaves taken off, and features put on. */
  data(): CpuData {
    const heavy = this.once(3);
    const items = this.pick(this.#dumps)
      .items.filter(() => !this.once(30))
      .map((item) => this.#masked(item, heavy));
    const extra = this.once(2) ? this.features(12).flatMap((name) => this.known(name)) : [];
    return cpuData([...items, ...extra]);
  }

  /** Items of a feature, none for a name that the map lacks. */
  known(name: string): readonly CpuDataItem[] {
    return name in this.#cpus.featureNumbers ? featureData(this.#cpus, name).items : [];
  }

  /** Fewer than `limit` different names, hardly ever an unknown one. */
  features(limit: number): string[] {
    const names = Array.from({ length: this.below(limit) }, () =>
      this.once(100) ? 'bogus' : this.pick(this.#cpus.features).name,
    );
    return [...new Set(names)];
  }

  host(): Cpu {
    if (this.once(2)) {
      try {
        return decode(this.#cpus, this.data());
      } catch (error) {
        if (!(error instanceof CpuModelError)) throw error;
      }
    }
    const model = this.#model();
    const vendor = this.once(4) ? null : this.#vendor(model);
    const features = this.features(30).map((name) => ({ name, policy: null }));
    return hostCpu({ arch: 'x86_64', model, vendor, features });
  }

  guest(policies: readonly FeaturePolicy[] = POLICIES, mode: CpuMode = 'custom'): Cpu {
    const model = this.#model();
    return guestCpu({
      mode,
      model,
      match: this.pick(['exact', 'exact', 'minimum', 'strict']),
      check: this.pick(['default', 'partial', 'full', 'none']),
      fallback: this.pick(['allow', 'forbid']),
      vendor: this.once(2) ? null : this.#vendor(model),
      features: this.features(20).map((name) => ({ name, policy: this.pick(policies) })),
    });
  }

  /** A guest that has a chance to run on that host. */
  guestNear({ model, features }: Cpu): Cpu {
    const names = [...features.filter(() => !this.once(5)).map(({ name }) => name), ...this.features(3)];
    const policy = (): FeaturePolicy => (this.once(4) ? this.pick(POLICIES) : 'require');
    const list = [...new Set(names)].map((name) => ({ name, policy: policy() }));
    return guestCpu({ model, match: this.pick(['exact', 'strict', 'minimum']), features: list });
  }

  models(): AllowedModel[] | null {
    if (this.once(2)) return null;
    const length = 1 + this.below(this.once(2) ? 5 : this.#cpus.models.length);
    return Array.from({ length }, () => {
      const { name } = this.pick(this.#cpus.models);
      return this.once(2) ? { name } : { name, blockers: this.features(7) };
    });
  }

  #model(): string {
    return this.once(100) ? 'bogus' : this.pick(this.#cpus.models).name;
  }

  #vendor(model: string): string | null {
    return this.once(10) ? this.pick(['Intel', 'AMD', 'Hygon', 'bogus']) : vendorOfModel(this.#cpus, model);
  }

  #masked(item: CpuDataItem, heavy: boolean): CpuDataItem {
    if (!heavy && !this.once(3)) return item;
    const some = () => this.word() | this.word();
    const off = (value: number) => (value & (heavy ? some() : some() | some())) >>> 0;
    if (item.kind === 'msr') return { ...item, eax: off(item.eax), edx: off(item.edx) };
    if (item.eaxIn === 0) return this.once(10) ? { ...item, ebx: (item.ebx | this.word()) >>> 0 } : item;
    const eax = item.eaxIn !== 1 ? off(item.eax) : this.once(5) ? this.word() : item.eax;
    return { ...item, eax, ebx: off(item.ebx), ecx: off(item.ecx), edx: off(item.edx) };
  }
}
