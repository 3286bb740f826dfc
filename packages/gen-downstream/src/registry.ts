import type { Emitter } from './emitter.js';
import { avocadoVt } from './projects/avocado-vt.js';
import { cloudHypervisor } from './projects/cloud-hypervisor.js';
import { cockpitMachines } from './projects/cockpit-machines.js';
import { firecracker } from './projects/firecracker.js';
import { kataContainers } from './projects/kata-containers.js';
import { kubevirt } from './projects/kubevirt.js';
import { nova } from './projects/nova.js';
import { ovirtEngine } from './projects/ovirt-engine.js';
import { proxmoxApiGo } from './projects/proxmox-api-go.js';
import { pveQemu } from './projects/pve-qemu.js';
import { qemuServer } from './projects/qemu-server.js';
import { sev } from './projects/sev.js';
import { sevSnpMeasure } from './projects/sev-snp-measure.js';
import { terraformProviderProxmox } from './projects/terraform-provider-proxmox.js';

/** Every project whose files are generated. */
export const EMITTERS: readonly Emitter[] = [
  avocadoVt,
  cloudHypervisor,
  cockpitMachines,
  firecracker,
  kataContainers,
  kubevirt,
  nova,
  ovirtEngine,
  proxmoxApiGo,
  pveQemu,
  qemuServer,
  sev,
  sevSnpMeasure,
  terraformProviderProxmox,
];
