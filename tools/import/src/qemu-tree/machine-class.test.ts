import { expect, test } from 'vitest';
import { parseCFile } from './c-items.js';
import { CIndex } from './c-slice.js';
import { MachineClassReader, newMachineClass } from './machine-class.js';
import { machineStart } from './machine-start.js';
import { Problems } from './problems.js';

const SOURCE = `
static void options(MachineClass *m)
{
    PCMachineClass *pcmc = PC_MACHINE_CLASS(m);
    pcmc->default_cpu_version = 1;
    m->alias = "pc";
}
static void options_9_0(MachineClass *m)
{
    static GlobalProperty compat[] = { { "a", "b", "c" } };
    options(m);
    m->alias = NULL;
    compat_props_add(m->compat_props, hw_compat_9_0, hw_compat_9_0_len);
    compat_props_add(m->compat_props, compat, 1);
    do { if (((10 - 9) > 3)) { m->deprecation_reason = "old"; } } while (0);
    if (kvm_enabled()) { m->default_cpu_type = "x"; }
}
static void register_2_4(void)
{
    do { if (1) { return; } } while (0);
    type_register(&x);
}
static void old(MachineState *machine) { x86_cpu_change_kvm_default("svm", NULL); }
static void older(MachineState *machine) { old(machine); x86_cpu_change_kvm_default("x2apic", "off"); }
static void init(MachineState *machine)
{
    void (*compat)(MachineState *m) = (older);
    if (compat) { compat(machine); }
    x86_cpus_init(x86ms, pcmc->default_cpu_version);
}
`;
const index = new CIndex([parseCFile('pc.c', SOURCE)]);

test('option functions are followed, the last assignment wins', () => {
  const problems = new Problems();
  const state = newMachineClass();
  expect(new MachineClassReader(index, problems).run('options_9_0', 'pc.c', state)).toBe(true);
  expect(Object.fromEntries(state.fields)).toEqual({ default_cpu_version: '1', alias: 'NULL' });
  expect(state.compat).toEqual(['hw_compat_9_0', 'options_9_0.compat']);
  expect(problems.list).toEqual([
    "options_9_0: 'if (kvm_enabled())' holds statements about CPUs or compat arrays; they were not read",
  ]);
});

test('an early return is noticed', () => {
  expect(new MachineClassReader(index, new Problems()).run('register_2_4', 'pc.c', newMachineClass())).toBe(false);
});

test('what a machine does to CPUs when it starts', () => {
  expect(machineStart(index, 'init', 'pc.c', new Problems())).toEqual({
    kvmDefaultChanges: [
      { property: 'svm', value: null },
      { property: 'x2apic', value: 'off' },
    ],
    defaultCpuVersion: 'pcmc->default_cpu_version',
  });
});
