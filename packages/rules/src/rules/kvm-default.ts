import { suggest } from '@cpu-models/runtime';
import { atKey, defineRule } from '../rule.js';

export const kvmDefault = defineRule({
  id: 'kvm-default',
  what: "A machine type changes only properties that are among KVM's defaults, which QEMU asserts.",
  needs: ['accelerators'],
  *find(source) {
    const known = new Set(source.one('accelerators').value.kvm.map(({ property }) => property));
    for (const { document, value } of source.all('machines')) {
      for (const [i, family] of value.families.entries()) {
        for (const [j, machine] of family.machines.entries()) {
          for (const name of Object.keys(machine['kvm-defaults'] ?? {})) {
            if (known.has(name)) continue;
            const [nearest] = suggest(name, known, 1);
            yield atKey(document, ['families', i, 'machines', j, 'kvm-defaults', name], {
              message: `${name} is none of KVM's defaults`,
              expected: 'a property listed under kvm in x86/qemu/accelerators.yaml',
              fix: nearest === undefined ? undefined : `did you mean ${nearest}?`,
            });
          }
        }
      }
    }
  },
});
