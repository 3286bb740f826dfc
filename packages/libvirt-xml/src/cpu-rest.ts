import type { Cpu, CpuRest } from '@cpu-models/runtime/libvirt';
import type { XmlElement } from './xml-element.js';
import { child, children, decimal, fail, oneOf } from './xml-read.js';
import { element } from './xml-write.js';

/**
 * Parts of `<cpu>` that no operation looks at, as `rest`; nothing if there are none.
 *
 * @throws LibvirtXmlError
 */
export function readRest(cpu: XmlElement, mode: Cpu['mode']): { rest?: CpuRest } {
  const rest: CpuRest = {
    ...topologyOf(cpu),
    ...cacheOf(cpu),
    ...addressOf(cpu),
    ...(mode === null ? tscOf(cpu) : switchesOf(cpu, mode)),
  };
  return Object.keys(rest).length > 0 ? { rest } : {};
}

function topologyOf(cpu: XmlElement): CpuRest {
  const topology = child(cpu, 'topology');
  if (!topology) return {};
  const count = (name: string, absent?: number) => {
    const value = absent === undefined ? decimal(topology, name) : decimal(topology, name, absent);
    return value > 0 ? value : fail(topology, `<topology>: ${name}='${value}'; expected a number above 0`);
  };
  const sockets = count('sockets');
  return {
    topology: {
      sockets,
      dies: count('dies', 1),
      clusters: count('clusters', 1),
      cores: count('cores'),
      threads: count('threads'),
    },
  };
}

function cacheOf(cpu: XmlElement): CpuRest {
  const [cache, second] = children(cpu, 'cache');
  if (!cache) return {};
  if (second) fail(second, '<cache>: a second one; expected at most one');
  const level = decimal(cache, 'level', null);
  if (level !== null && (level < 1 || level > 3)) fail(cache, `<cache>: level='${level}'; expected 1 to 3`);
  const mode = oneOf(cache, 'mode', ['emulate', 'passthrough', 'disable'], null);
  return { cache: { level, mode: mode ?? fail(cache, '<cache>: no mode; expected one') } };
}

function addressOf(cpu: XmlElement): CpuRest {
  const address = child(cpu, 'maxphysaddr');
  if (!address) return {};
  const mode =
    oneOf(address, 'mode', ['emulate', 'passthrough'], null) ?? fail(address, '<maxphysaddr>: no mode; expected one');
  const limit = decimal(address, 'limit', null);
  if (limit !== null && mode !== 'passthrough')
    fail(address, '<maxphysaddr>: limit; expected it with mode passthrough only');
  return { maxPhysAddr: { mode, bits: decimal(address, 'bits', null), limit } };
}

function tscOf(cpu: XmlElement): CpuRest {
  const counter = children(cpu, 'counter').find(({ attributes }) => attributes.get('name') === 'tsc');
  if (!counter) return {};
  const scaling = oneOf(counter, 'scaling', ['yes', 'no'], null);
  return {
    tsc: {
      frequency: decimal(counter, 'frequency'),
      scaling: scaling === null ? null : scaling === 'yes',
    },
  };
}

function switchesOf(cpu: XmlElement, mode: Cpu['mode']): CpuRest {
  const migratable = oneOf(cpu, 'migratable', ['on', 'off'], null);
  const deprecated = oneOf(cpu, 'deprecated_features', ['on', 'off'], null);
  if (migratable !== null && mode !== 'host-passthrough' && mode !== 'maximum') {
    fail(cpu, '<cpu>: migratable; expected it with mode host-passthrough or maximum only');
  }
  return {
    ...(migratable !== null && { migratable: migratable === 'on' }),
    ...(deprecated !== null && { deprecatedFeatures: deprecated === 'on' }),
  };
}

/** Lines of the rest between `<signature>` and the features, in libvirt's order. */
export function formatRest(cpu: Cpu, clusters: boolean): string[] {
  const { topology, cache, maxPhysAddr, tsc } = cpu.rest ?? {};
  const lines: string[] = [];
  if (cpu.type === 'host' && tsc) {
    const scaling = tsc.scaling === null ? null : tsc.scaling ? 'yes' : 'no';
    lines.push(
      element('counter', [
        ['name', 'tsc'],
        ['frequency', tsc.frequency],
        ['scaling', scaling],
      ]),
    );
  }
  if (topology) {
    const { sockets, dies, cores, threads } = topology;
    const cluster = clusters ? topology.clusters : null;
    lines.push(
      element('topology', [
        ['sockets', sockets],
        ['dies', dies],
        ['clusters', cluster],
        ['cores', cores],
        ['threads', threads],
      ]),
    );
  }
  if (cache)
    lines.push(
      element('cache', [
        ['level', cache.level],
        ['mode', cache.mode],
      ]),
    );
  if (maxPhysAddr) {
    const { mode, bits, limit } = maxPhysAddr;
    lines.push(
      element('maxphysaddr', [
        ['mode', mode],
        ['bits', bits],
        ['limit', limit],
      ]),
    );
  }
  return lines;
}
