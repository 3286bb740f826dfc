/** Registers of guests under KVM that the recording host decides about, whatever QEMU asks for, with the reason. */
const PLACES: readonly (readonly [why: string, places: readonly string[]])[] = [
  [
    'that KVM, itself virtual, lets guests read these leaves of the processor',
    [
      ...['0x1.0.ecx', '0x1.0.edx', '0x7.0.eax', '0x7.0.ebx', '0x7.0.ecx', '0x7.0.edx'],
      ...['0xd.0.eax', '0xd.0.ebx', '0xd.0.ecx', '0xd.1.eax', '0xd.1.ebx'],
      ...['0xd.2.eax', '0xd.2.ebx', '0xd.9.eax', '0xd.9.ebx'],
    ],
  ],
  [
    'microvm turns host-phys-bits on when a CPU is plugged, after all properties are set (microvm_device_pre_plug_cb)',
    ['0x80000008.0.eax'],
  ],
];

/** Register (`0xd.0.eax`) -> why it stays the host's. */
export const HOST_PLACES: ReadonlyMap<string, string> = new Map(
  PLACES.flatMap(([why, places]) => places.map((place) => [place, why] as const)),
);
