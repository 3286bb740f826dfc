// Generated from schemas/: edit that, then run `npx nx run gen`.

/** Every CPU model without version, with what it is. */
export interface CpuModels {
  /** Intel 486 with FPU, the default CPU of isapc. */
  '486': true;
  /** Intel Core i and Xeon v4 (Broadwell), 2014; with TSX. v2 is also Broadwell-noTSX, v3 is also Broadwell-IBRS, v4 is also Broadwell-noTSX-IBRS. */
  'Broadwell': true;
  /** Intel Xeon Scalable, second generation (Cascade Lake), 2019. v3 is also Cascadelake-Server-noTSX. */
  'Cascadelake-Server': true;
  /** Intel Xeon 6+ with efficient cores (Clearwater Forest). Since QEMU 10.0. */
  'ClearwaterForest': true;
  /** Intel Core 2 (Conroe, Merom), 65 nm, 2006. */
  'Conroe': true;
  /** Intel Xeon Scalable, third generation for four sockets and more (Cooper Lake), 2020. */
  'Cooperlake': true;
  /** Intel Atom C3000 (Goldmont), 2017. */
  'Denverton': true;
  /** Hygon Dhyana (Zen), 2018. */
  'Dhyana': true;
  /** AMD EPYC 9004 (Genoa, Zen 4), 2022; AVX-512. Since QEMU 10.0. */
  'EPYC-Genoa': true;
  /** AMD EPYC 7003 (Milan, Zen 3), 2021. */
  'EPYC-Milan': true;
  /** AMD EPYC 7002 (Rome, Zen 2), 2019. */
  'EPYC-Rome': true;
  /** AMD EPYC 7001 (Naples, Zen), 2017. v2 is also EPYC-IBPB. */
  'EPYC': true;
  /** Intel Xeon 6 with performance cores (Granite Rapids), 2024; AMX with FP16. Since QEMU 10.0. */
  'GraniteRapids': true;
  /** Intel Core i and Xeon v3 (Haswell), 2013; with TSX as it was shipped. v2 is also Haswell-noTSX, v3 is also Haswell-IBRS, v4 is also Haswell-noTSX-IBRS. */
  'Haswell': true;
  /** An early idea of client Ice Lake that no real CPU matches; QEMU deprecated it in 5.2 and removed it in 7.1. Until QEMU 7.1. v2 is also Icelake-Client-noTSX. */
  'Icelake-Client': true;
  /** Intel Xeon Scalable, third generation (Ice Lake-SP), 2021. v2 is also Icelake-Server-noTSX. */
  'Icelake-Server': true;
  /** Intel Xeon E3 and E5 v2 (Ivy Bridge), 2012. v2 is also IvyBridge-IBRS. */
  'IvyBridge': true;
  /** Intel Xeon Phi 72x5 (Knights Mill), 2017. */
  'KnightsMill': true;
  /** Intel Core i7 and Xeon 5500 (Nehalem), 2008. v2 is also Nehalem-IBRS. */
  'Nehalem': true;
  /** AMD Opteron 240 (K8), 2003. */
  'Opteron_G1': true;
  /** AMD Opteron 22xx (K8 with SVM), 2006. */
  'Opteron_G2': true;
  /** AMD Opteron 23xx (K10), 2008. */
  'Opteron_G3': true;
  /** AMD Opteron 62xx (Bulldozer), 2011. */
  'Opteron_G4': true;
  /** AMD Opteron 63xx (Piledriver), 2012. */
  'Opteron_G5': true;
  /** Intel Core 2 (Penryn), 45 nm, 2008. */
  'Penryn': true;
  /** Intel Xeon E3 and E5 (Sandy Bridge), 2011. v2 is also SandyBridge-IBRS. */
  'SandyBridge': true;
  /** Intel Xeon Scalable, fourth generation (Sapphire Rapids), 2023; AMX. Since QEMU 10.0. */
  'SapphireRapids': true;
  /** Intel Xeon 6 with efficient cores (Sierra Forest), 2024. Since QEMU 10.0. */
  'SierraForest': true;
  /** Intel Core i (Skylake), 2015; its successors up to Coffee Lake look the same. v2 is also Skylake-Client-IBRS, v3 is also Skylake-Client-noTSX-IBRS. */
  'Skylake-Client': true;
  /** Intel Xeon Scalable (Skylake-SP), 2017. v2 is also Skylake-Server-IBRS, v3 is also Skylake-Server-noTSX-IBRS. */
  'Skylake-Server': true;
  /** Intel Atom P5900 (Tremont), 2020. */
  'Snowridge': true;
  /** Intel Xeon 5600 (Westmere), 32 nm, 2010. v2 is also Westmere-IBRS. */
  'Westmere': true;
  /** Zhaoxin YongFeng, 2022. Since QEMU 10.0. */
  'YongFeng': true;
  /** AMD Athlon of the 32-bit days. */
  'athlon': true;
  /** Intel Core 2 Duo T7700 (Merom), 2007. */
  'core2duo': true;
  /** Intel Core Duo (Yonah), 32-bit, 2006. */
  'coreduo': true;
  /** The generic 32-bit CPU for KVM. */
  'kvm32': true;
  /** The generic 64-bit CPU for KVM: what the first 64-bit processors of both vendors share. */
  'kvm64': true;
  /** Intel Atom N270 (Diamondville), 32-bit netbooks, 2008. */
  'n270': true;
  /** Intel Pentium (P5), 1993. */
  'pentium': true;
  /** Intel Pentium II, 1997. */
  'pentium2': true;
  /** Intel Pentium III, 1999. */
  'pentium3': true;
  /** AMD Phenom 9550 (K10), 2008. */
  'phenom': true;
  /** A generic 32-bit CPU; nothing that every host would not have. */
  'qemu32': true;
  /** The default CPU: a generic 64-bit one that TCG emulates in full. Not for guests that care about speed or mitigations. */
  'qemu64': true;
}

/** Every feature by the name that the source gives it, with where its bit is. */
export interface Features {
  /** CPUID 0x14.0 ECX bit 31. */
  'intel-pt-lip': true;
  /** CPUID 1 ECX bit 0. */
  'pni': true;
  /** CPUID 1 ECX bit 1. */
  'pclmulqdq': true;
  /** CPUID 1 ECX bit 2. */
  'dtes64': true;
  /** CPUID 1 ECX bit 3. */
  'monitor': true;
  /** CPUID 1 ECX bit 4. */
  'ds-cpl': true;
  /** CPUID 1 ECX bit 5. */
  'vmx': true;
  /** CPUID 1 ECX bit 6. */
  'smx': true;
  /** CPUID 1 ECX bit 7. */
  'est': true;
  /** CPUID 1 ECX bit 8. */
  'tm2': true;
  /** CPUID 1 ECX bit 9. */
  'ssse3': true;
  /** CPUID 1 ECX bit 10. */
  'cid': true;
  /** CPUID 1 ECX bit 12. */
  'fma': true;
  /** CPUID 1 ECX bit 13. */
  'cx16': true;
  /** CPUID 1 ECX bit 14. */
  'xtpr': true;
  /** CPUID 1 ECX bit 15. */
  'pdcm': true;
  /** CPUID 1 ECX bit 17. */
  'pcid': true;
  /** CPUID 1 ECX bit 18. */
  'dca': true;
  /** CPUID 1 ECX bit 19. */
  'sse4.1': true;
  /** CPUID 1 ECX bit 20. */
  'sse4.2': true;
  /** CPUID 1 ECX bit 21. */
  'x2apic': true;
  /** CPUID 1 ECX bit 22. */
  'movbe': true;
  /** CPUID 1 ECX bit 23. */
  'popcnt': true;
  /** CPUID 1 ECX bit 24. */
  'tsc-deadline': true;
  /** CPUID 1 ECX bit 25. */
  'aes': true;
  /** CPUID 1 ECX bit 26. */
  'xsave': true;
  /** CPUID 1 ECX bit 27. */
  'osxsave': true;
  /** CPUID 1 ECX bit 28. */
  'avx': true;
  /** CPUID 1 ECX bit 29. */
  'f16c': true;
  /** CPUID 1 ECX bit 30. */
  'rdrand': true;
  /** CPUID 1 ECX bit 31. */
  'hypervisor': true;
  /** CPUID 1 EDX bit 0. */
  'fpu': true;
  /** CPUID 1 EDX bit 1. */
  'vme': true;
  /** CPUID 1 EDX bit 2. */
  'de': true;
  /** CPUID 1 EDX bit 3. */
  'pse': true;
  /** CPUID 1 EDX bit 4. */
  'tsc': true;
  /** CPUID 1 EDX bit 5. */
  'msr': true;
  /** CPUID 1 EDX bit 6. */
  'pae': true;
  /** CPUID 1 EDX bit 7. */
  'mce': true;
  /** CPUID 1 EDX bit 8. */
  'cx8': true;
  /** CPUID 1 EDX bit 9. */
  'apic': true;
  /** CPUID 1 EDX bit 11. */
  'sep': true;
  /** CPUID 1 EDX bit 12. */
  'mtrr': true;
  /** CPUID 1 EDX bit 13. */
  'pge': true;
  /** CPUID 1 EDX bit 14. */
  'mca': true;
  /** CPUID 1 EDX bit 15. */
  'cmov': true;
  /** CPUID 1 EDX bit 16. */
  'pat': true;
  /** CPUID 1 EDX bit 17. */
  'pse36': true;
  /** CPUID 1 EDX bit 18. */
  'pn': true;
  /** CPUID 1 EDX bit 19. */
  'clflush': true;
  /** CPUID 1 EDX bit 21. */
  'ds': true;
  /** CPUID 1 EDX bit 22. */
  'acpi': true;
  /** CPUID 1 EDX bit 23. */
  'mmx': true;
  /** CPUID 1 EDX bit 24. */
  'fxsr': true;
  /** CPUID 1 EDX bit 25. */
  'sse': true;
  /** CPUID 1 EDX bit 26. */
  'sse2': true;
  /** CPUID 1 EDX bit 27. */
  'ss': true;
  /** CPUID 1 EDX bit 28. */
  'ht': true;
  /** CPUID 1 EDX bit 29. */
  'tm': true;
  /** CPUID 1 EDX bit 30. */
  'ia64': true;
  /** CPUID 1 EDX bit 31. */
  'pbe': true;
  /** CPUID 0x24.0 EBX bit 16. */
  'avx10-128': true;
  /** CPUID 0x24.0 EBX bit 17. */
  'avx10-256': true;
  /** CPUID 0x24.0 EBX bit 18. */
  'avx10-512': true;
  /** CPUID 6 EAX bit 2. */
  'arat': true;
  /** CPUID 7.0 EBX bit 0. */
  'fsgsbase': true;
  /** CPUID 7.0 EBX bit 1. */
  'tsc-adjust': true;
  /** CPUID 7.0 EBX bit 2. */
  'sgx': true;
  /** CPUID 7.0 EBX bit 3. */
  'bmi1': true;
  /** CPUID 7.0 EBX bit 4. */
  'hle': true;
  /** CPUID 7.0 EBX bit 5. */
  'avx2': true;
  /** CPUID 7.0 EBX bit 6. */
  'fdp-excptn-only': true;
  /** CPUID 7.0 EBX bit 7. */
  'smep': true;
  /** CPUID 7.0 EBX bit 8. */
  'bmi2': true;
  /** CPUID 7.0 EBX bit 9. */
  'erms': true;
  /** CPUID 7.0 EBX bit 10. */
  'invpcid': true;
  /** CPUID 7.0 EBX bit 11. */
  'rtm': true;
  /** CPUID 7.0 EBX bit 12. */
  'cmt': true;
  /** CPUID 7.0 EBX bit 13. */
  'zero-fcs-fds': true;
  /** CPUID 7.0 EBX bit 14. */
  'mpx': true;
  /** CPUID 7.0 EBX bit 16. */
  'avx512f': true;
  /** CPUID 7.0 EBX bit 17. */
  'avx512dq': true;
  /** CPUID 7.0 EBX bit 18. */
  'rdseed': true;
  /** CPUID 7.0 EBX bit 19. */
  'adx': true;
  /** CPUID 7.0 EBX bit 20. */
  'smap': true;
  /** CPUID 7.0 EBX bit 21. */
  'avx512ifma': true;
  /** CPUID 7.0 EBX bit 22. */
  'pcommit': true;
  /** CPUID 7.0 EBX bit 23. */
  'clflushopt': true;
  /** CPUID 7.0 EBX bit 24. */
  'clwb': true;
  /** CPUID 7.0 EBX bit 25. */
  'intel-pt': true;
  /** CPUID 7.0 EBX bit 26. */
  'avx512pf': true;
  /** CPUID 7.0 EBX bit 27. */
  'avx512er': true;
  /** CPUID 7.0 EBX bit 28. */
  'avx512cd': true;
  /** CPUID 7.0 EBX bit 29. */
  'sha-ni': true;
  /** CPUID 7.0 EBX bit 30. */
  'avx512bw': true;
  /** CPUID 7.0 EBX bit 31. */
  'avx512vl': true;
  /** CPUID 7.0 ECX bit 1. */
  'avx512vbmi': true;
  /** CPUID 7.0 ECX bit 2. */
  'umip': true;
  /** CPUID 7.0 ECX bit 3. */
  'pku': true;
  /** CPUID 7.0 ECX bit 4. */
  'ospke': true;
  /** CPUID 7.0 ECX bit 5. */
  'waitpkg': true;
  /** CPUID 7.0 ECX bit 6. */
  'avx512vbmi2': true;
  /** CPUID 7.0 ECX bit 8. */
  'gfni': true;
  /** CPUID 7.0 ECX bit 9. */
  'vaes': true;
  /** CPUID 7.0 ECX bit 10. */
  'vpclmulqdq': true;
  /** CPUID 7.0 ECX bit 11. */
  'avx512vnni': true;
  /** CPUID 7.0 ECX bit 12. */
  'avx512bitalg': true;
  /** CPUID 7.0 ECX bit 14. */
  'avx512-vpopcntdq': true;
  /** CPUID 7.0 ECX bit 16. */
  'la57': true;
  /** CPUID 7.0 ECX bit 22. */
  'rdpid': true;
  /** CPUID 7.0 ECX bit 24. */
  'bus-lock-detect': true;
  /** CPUID 7.0 ECX bit 25. */
  'cldemote': true;
  /** CPUID 7.0 ECX bit 27. */
  'movdiri': true;
  /** CPUID 7.0 ECX bit 28. */
  'movdir64b': true;
  /** CPUID 7.0 ECX bit 30. */
  'sgxlc': true;
  /** CPUID 7.0 ECX bit 31. */
  'pks': true;
  /** CPUID 7.0 EDX bit 2. */
  'avx512-4vnniw': true;
  /** CPUID 7.0 EDX bit 3. */
  'avx512-4fmaps': true;
  /** CPUID 7.0 EDX bit 4. */
  'fsrm': true;
  /** CPUID 7.0 EDX bit 8. */
  'avx512-vp2intersect': true;
  /** CPUID 7.0 EDX bit 10. */
  'md-clear': true;
  /** CPUID 7.0 EDX bit 14. */
  'serialize': true;
  /** CPUID 7.0 EDX bit 16. */
  'tsx-ldtrk': true;
  /** CPUID 7.0 EDX bit 18. */
  'pconfig': true;
  /** CPUID 7.0 EDX bit 19. */
  'arch-lbr': true;
  /** CPUID 7.0 EDX bit 22. */
  'amx-bf16': true;
  /** CPUID 7.0 EDX bit 23. */
  'avx512-fp16': true;
  /** CPUID 7.0 EDX bit 24. */
  'amx-tile': true;
  /** CPUID 7.0 EDX bit 25. */
  'amx-int8': true;
  /** CPUID 7.0 EDX bit 26. */
  'spec-ctrl': true;
  /** CPUID 7.0 EDX bit 27. */
  'stibp': true;
  /** CPUID 7.0 EDX bit 28. */
  'flush-l1d': true;
  /** CPUID 7.0 EDX bit 29. */
  'arch-capabilities': true;
  /** CPUID 7.0 EDX bit 30. */
  'core-capability': true;
  /** CPUID 7.0 EDX bit 31. */
  'ssbd': true;
  /** CPUID 7.1 EAX bit 0. */
  'sha512': true;
  /** CPUID 7.1 EAX bit 1. */
  'sm3': true;
  /** CPUID 7.1 EAX bit 2. */
  'sm4': true;
  /** CPUID 7.1 EAX bit 4. */
  'avx-vnni': true;
  /** CPUID 7.1 EAX bit 5. */
  'avx512-bf16': true;
  /** CPUID 7.1 EAX bit 7. */
  'cmpccxadd': true;
  /** CPUID 7.1 EAX bit 10. */
  'fzrm': true;
  /** CPUID 7.1 EAX bit 11. */
  'fsrs': true;
  /** CPUID 7.1 EAX bit 12. */
  'fsrc': true;
  /** CPUID 7.1 EAX bit 17. */
  'fred': true;
  /** CPUID 7.1 EAX bit 18. */
  'lkgs': true;
  /** CPUID 7.1 EAX bit 19. */
  'wrmsrns': true;
  /** CPUID 7.1 EAX bit 21. */
  'amx-fp16': true;
  /** CPUID 7.1 EAX bit 23. */
  'avx-ifma': true;
  /** CPUID 7.1 EAX bit 26. */
  'lam': true;
  /** CPUID 7.1 EDX bit 4. */
  'avx-vnni-int8': true;
  /** CPUID 7.1 EDX bit 5. */
  'avx-ne-convert': true;
  /** CPUID 7.1 EDX bit 8. */
  'amx-complex': true;
  /** CPUID 7.1 EDX bit 10. */
  'avx-vnni-int16': true;
  /** CPUID 7.1 EDX bit 14. */
  'prefetchiti': true;
  /** CPUID 7.1 EDX bit 19. */
  'avx10': true;
  /** CPUID 7.2 EDX bit 0. */
  'intel-psfd': true;
  /** CPUID 7.2 EDX bit 1. */
  'ipred-ctrl': true;
  /** CPUID 7.2 EDX bit 2. */
  'rrsba-ctrl': true;
  /** CPUID 7.2 EDX bit 3. */
  'ddpd-u': true;
  /** CPUID 7.2 EDX bit 4. */
  'bhi-ctrl': true;
  /** CPUID 7.2 EDX bit 5. */
  'mcdt-no': true;
  /** CPUID 0x80000001 ECX bit 0. */
  'lahf-lm': true;
  /** CPUID 0x80000001 ECX bit 1. */
  'cmp-legacy': true;
  /** CPUID 0x80000001 ECX bit 2. */
  'svm': true;
  /** CPUID 0x80000001 ECX bit 3. */
  'extapic': true;
  /** CPUID 0x80000001 ECX bit 4. */
  'cr8legacy': true;
  /** CPUID 0x80000001 ECX bit 5. */
  'abm': true;
  /** CPUID 0x80000001 ECX bit 6. */
  'sse4a': true;
  /** CPUID 0x80000001 ECX bit 7. */
  'misalignsse': true;
  /** CPUID 0x80000001 ECX bit 8. */
  '3dnowprefetch': true;
  /** CPUID 0x80000001 ECX bit 9. */
  'osvw': true;
  /** CPUID 0x80000001 ECX bit 10. */
  'ibs': true;
  /** CPUID 0x80000001 ECX bit 11. */
  'xop': true;
  /** CPUID 0x80000001 ECX bit 12. */
  'skinit': true;
  /** CPUID 0x80000001 ECX bit 13. */
  'wdt': true;
  /** CPUID 0x80000001 ECX bit 15. */
  'lwp': true;
  /** CPUID 0x80000001 ECX bit 16. */
  'fma4': true;
  /** CPUID 0x80000001 ECX bit 17. */
  'tce': true;
  /** CPUID 0x80000001 ECX bit 18. */
  'cvt16': true;
  /** CPUID 0x80000001 ECX bit 19. */
  'nodeid-msr': true;
  /** CPUID 0x80000001 ECX bit 21. */
  'tbm': true;
  /** CPUID 0x80000001 ECX bit 22. */
  'topoext': true;
  /** CPUID 0x80000001 ECX bit 23. */
  'perfctr-core': true;
  /** CPUID 0x80000001 ECX bit 24. */
  'perfctr-nb': true;
  /** CPUID 0x80000001 EDX bit 11. */
  'syscall': true;
  /** CPUID 0x80000001 EDX bit 20. */
  'nx': true;
  /** CPUID 0x80000001 EDX bit 22. */
  'mmxext': true;
  /** CPUID 0x80000001 EDX bit 25. */
  'fxsr-opt': true;
  /** CPUID 0x80000001 EDX bit 26. */
  'pdpe1gb': true;
  /** CPUID 0x80000001 EDX bit 27. */
  'rdtscp': true;
  /** CPUID 0x80000001 EDX bit 29. */
  'lm': true;
  /** CPUID 0x80000001 EDX bit 30. */
  '3dnowext': true;
  /** CPUID 0x80000001 EDX bit 31. */
  '3dnow': true;
  /** CPUID 0x80000007 EBX bit 0. */
  'overflow-recov': true;
  /** CPUID 0x80000007 EBX bit 1. */
  'succor': true;
  /** CPUID 0x80000007 EDX bit 8. */
  'invtsc': true;
  /** CPUID 0x80000008 EBX bit 0. */
  'clzero': true;
  /** CPUID 0x80000008 EBX bit 2. */
  'xsaveerptr': true;
  /** CPUID 0x80000008 EBX bit 9. */
  'wbnoinvd': true;
  /** CPUID 0x80000008 EBX bit 12. */
  'ibpb': true;
  /** CPUID 0x80000008 EBX bit 14. */
  'ibrs': true;
  /** CPUID 0x80000008 EBX bit 15. */
  'amd-stibp': true;
  /** CPUID 0x80000008 EBX bit 17. */
  'stibp-always-on': true;
  /** CPUID 0x80000008 EBX bit 24. */
  'amd-ssbd': true;
  /** CPUID 0x80000008 EBX bit 25. */
  'virt-ssbd': true;
  /** CPUID 0x80000008 EBX bit 26. */
  'amd-no-ssb': true;
  /** CPUID 0x80000008 EBX bit 28. */
  'amd-psfd': true;
  /** CPUID 0x80000021 EAX bit 0. */
  'no-nested-data-bp': true;
  /** CPUID 0x80000021 EAX bit 2. */
  'lfence-always-serializing': true;
  /** CPUID 0x80000021 EAX bit 6. */
  'null-sel-clr-base': true;
  /** CPUID 0x80000021 EAX bit 8. */
  'auto-ibrs': true;
  /** CPUID 0x80000021 EAX bit 24. */
  'eraps': true;
  /** CPUID 0x80000021 EAX bit 27. */
  'sbpb': true;
  /** CPUID 0x80000021 EAX bit 28. */
  'ibpb-brtype': true;
  /** CPUID 0x80000021 EAX bit 29. */
  'srso-no': true;
  /** CPUID 0x80000021 EAX bit 30. */
  'srso-user-kernel-no': true;
  /** CPUID 0x80000022 EAX bit 0. */
  'perfmon-v2': true;
  /** MSR 0x10a bit 0. */
  'rdctl-no': true;
  /** MSR 0x10a bit 1. */
  'ibrs-all': true;
  /** MSR 0x10a bit 2. */
  'rsba': true;
  /** MSR 0x10a bit 3. */
  'skip-l1dfl-vmentry': true;
  /** MSR 0x10a bit 4. */
  'ssb-no': true;
  /** MSR 0x10a bit 5. */
  'mds-no': true;
  /** MSR 0x10a bit 6. */
  'pschange-mc-no': true;
  /** MSR 0x10a bit 7. */
  'tsx-ctrl': true;
  /** MSR 0x10a bit 8. */
  'taa-no': true;
  /** MSR 0x10a bit 13. */
  'sbdr-ssdp-no': true;
  /** MSR 0x10a bit 14. */
  'fbsdp-no': true;
  /** MSR 0x10a bit 15. */
  'psdp-no': true;
  /** MSR 0x10a bit 17. */
  'fb-clear': true;
  /** MSR 0x10a bit 20. */
  'bhi-no': true;
  /** MSR 0x10a bit 24. */
  'pbrsb-no': true;
  /** MSR 0x10a bit 26. */
  'gds-no': true;
  /** MSR 0x10a bit 27. */
  'rfds-no': true;
  /** MSR 0x10a bit 28. */
  'rfds-clear': true;
  /** CPUID 0xc0000001 EDX bit 2. */
  'xstore': true;
  /** CPUID 0xc0000001 EDX bit 3. */
  'xstore-en': true;
  /** CPUID 0xc0000001 EDX bit 6. */
  'xcrypt': true;
  /** CPUID 0xc0000001 EDX bit 7. */
  'xcrypt-en': true;
  /** CPUID 0xc0000001 EDX bit 8. */
  'ace2': true;
  /** CPUID 0xc0000001 EDX bit 9. */
  'ace2-en': true;
  /** CPUID 0xc0000001 EDX bit 10. */
  'phe': true;
  /** CPUID 0xc0000001 EDX bit 11. */
  'phe-en': true;
  /** CPUID 0xc0000001 EDX bit 12. */
  'pmm': true;
  /** CPUID 0xc0000001 EDX bit 13. */
  'pmm-en': true;
  /** MSR 0xcf bit 5. */
  'split-lock-detect': true;
  /** Total memory bandwidth monitoring. CPUID 15.1 EDX bit 1. */
  'mbm_total': true;
  /** Local memory bandwidth monitoring. CPUID 15.1 EDX bit 2. */
  'mbm_local': true;
  /** CPUID 0x40000001 EAX bit 0. */
  'kvmclock': true;
  /** CPUID 0x40000001 EAX bit 1. */
  'kvm-nopiodelay': true;
  /** CPUID 0x40000001 EAX bit 2. */
  'kvm-mmu': true;
  /** CPUID 0x40000001 EAX bit 3. */
  'kvmclock2': true;
  /** CPUID 0x40000001 EAX bit 4. */
  'kvm-asyncpf': true;
  /** CPUID 0x40000001 EAX bit 5. */
  'kvm-steal-time': true;
  /** CPUID 0x40000001 EAX bit 6. */
  'kvm-pv-eoi': true;
  /** CPUID 0x40000001 EAX bit 7. */
  'kvm-pv-unhalt': true;
  /** CPUID 0x40000001 EAX bit 9. */
  'kvm-pv-tlb-flush': true;
  /** CPUID 0x40000001 EAX bit 10. */
  'kvm-asyncpf-vmexit': true;
  /** CPUID 0x40000001 EAX bit 11. */
  'kvm-pv-ipi': true;
  /** CPUID 0x40000001 EAX bit 12. */
  'kvm-poll-control': true;
  /** CPUID 0x40000001 EAX bit 13. */
  'kvm-pv-sched-yield': true;
  /** CPUID 0x40000001 EAX bit 14. */
  'kvm-asyncpf-int': true;
  /** CPUID 0x40000001 EAX bit 15. */
  'kvm-msi-ext-dest-id': true;
  /** CPUID 0x40000001 EAX bit 24. */
  'kvmclock-stable-bit': true;
  /** CPUID 0x40000001 EDX bit 0. */
  'kvm-hint-dedicated': true;
  /** MSR 0x345 bit 13. */
  'full-width-write': true;
  /** CPUID 0x12.0 EAX bit 0. */
  'sgx1': true;
  /** CPUID 0x12.0 EAX bit 1. */
  'sgx2': true;
  /** CPUID 0x12.0 EAX bit 11. */
  'sgx-edeccssa': true;
  /** CPUID 0x12.0 EBX bit 0. */
  'sgx-exinfo': true;
  /** CPUID 0x12.1 EAX bit 1. */
  'sgx-debug': true;
  /** CPUID 0x12.1 EAX bit 2. */
  'sgx-mode64': true;
  /** CPUID 0x12.1 EAX bit 4. */
  'sgx-provisionkey': true;
  /** CPUID 0x12.1 EAX bit 5. */
  'sgx-tokenkey': true;
  /** CPUID 0x12.1 EAX bit 7. */
  'sgx-kss': true;
  /** CPUID 0x12.1 EAX bit 10. */
  'sgx-aex-notify': true;
  /** CPUID 0x8000000a EDX bit 0. */
  'npt': true;
  /** CPUID 0x8000000a EDX bit 1. */
  'lbrv': true;
  /** CPUID 0x8000000a EDX bit 2. */
  'svm-lock': true;
  /** CPUID 0x8000000a EDX bit 3. */
  'nrip-save': true;
  /** CPUID 0x8000000a EDX bit 4. */
  'tsc-scale': true;
  /** CPUID 0x8000000a EDX bit 5. */
  'vmcb-clean': true;
  /** CPUID 0x8000000a EDX bit 6. */
  'flushbyasid': true;
  /** CPUID 0x8000000a EDX bit 7. */
  'decodeassists': true;
  /** CPUID 0x8000000a EDX bit 10. */
  'pause-filter': true;
  /** CPUID 0x8000000a EDX bit 12. */
  'pfthreshold': true;
  /** CPUID 0x8000000a EDX bit 13. */
  'avic': true;
  /** CPUID 0x8000000a EDX bit 15. */
  'v-vmsave-vmload': true;
  /** CPUID 0x8000000a EDX bit 16. */
  'vgif': true;
  /** CPUID 0x8000000a EDX bit 25. */
  'vnmi': true;
  /** CPUID 0x8000000a EDX bit 28. */
  'svme-addr-chk': true;
  /** MSR 0x480 bit 54. */
  'vmx-ins-outs': true;
  /** MSR 0x480 bit 55. */
  'vmx-true-ctls': true;
  /** MSR 0x480 bit 56. */
  'vmx-any-errcode': true;
  /** MSR 0x480 bit 58. */
  'vmx-nested-exception': true;
  /** MSR 0x490 bit 2. */
  'vmx-entry-noload-debugctl': true;
  /** MSR 0x490 bit 9. */
  'vmx-entry-ia32e-mode': true;
  /** MSR 0x490 bit 13. */
  'vmx-entry-load-perf-global-ctrl': true;
  /** MSR 0x490 bit 14. */
  'vmx-entry-load-pat': true;
  /** MSR 0x490 bit 15. */
  'vmx-entry-load-efer': true;
  /** MSR 0x490 bit 16. */
  'vmx-entry-load-bndcfgs': true;
  /** MSR 0x490 bit 18. */
  'vmx-entry-load-rtit-ctl': true;
  /** MSR 0x490 bit 22. */
  'vmx-entry-load-pkrs': true;
  /** MSR 0x490 bit 23. */
  'vmx-entry-load-fred': true;
  /** MSR 0x48c bit 0. */
  'vmx-ept-execonly': true;
  /** MSR 0x48c bit 6. */
  'vmx-page-walk-4': true;
  /** MSR 0x48c bit 7. */
  'vmx-page-walk-5': true;
  /** MSR 0x48c bit 8. */
  'vmx-ept-uc': true;
  /** MSR 0x48c bit 14. */
  'vmx-ept-wb': true;
  /** MSR 0x48c bit 16. */
  'vmx-ept-2mb': true;
  /** MSR 0x48c bit 17. */
  'vmx-ept-1gb': true;
  /** MSR 0x48c bit 20. */
  'vmx-invept': true;
  /** MSR 0x48c bit 21. */
  'vmx-eptad': true;
  /** MSR 0x48c bit 22. */
  'vmx-ept-advanced-exitinfo': true;
  /** MSR 0x48c bit 25. */
  'vmx-invept-single-context': true;
  /** MSR 0x48c bit 26. */
  'vmx-invept-all-context': true;
  /** MSR 0x48c bit 32. */
  'vmx-invvpid': true;
  /** MSR 0x48c bit 40. */
  'vmx-invvpid-single-addr': true;
  /** MSR 0x48c bit 41. */
  'vmx-invvpid-single-context': true;
  /** MSR 0x48c bit 42. */
  'vmx-invvpid-all-context': true;
  /** MSR 0x48c bit 43. */
  'vmx-invept-single-context-noglobals': true;
  /** MSR 0x48f bit 2. */
  'vmx-exit-nosave-debugctl': true;
  /** MSR 0x48f bit 9. */
  'vmx-exit-host-addr-space-size': true;
  /** MSR 0x48f bit 12. */
  'vmx-exit-load-perf-global-ctrl': true;
  /** MSR 0x48f bit 15. */
  'vmx-exit-ack-intr': true;
  /** MSR 0x48f bit 18. */
  'vmx-exit-save-pat': true;
  /** MSR 0x48f bit 19. */
  'vmx-exit-load-pat': true;
  /** MSR 0x48f bit 20. */
  'vmx-exit-save-efer': true;
  /** MSR 0x48f bit 21. */
  'vmx-exit-load-efer': true;
  /** MSR 0x48f bit 22. */
  'vmx-exit-save-preemption-timer': true;
  /** MSR 0x48f bit 23. */
  'vmx-exit-clear-bndcfgs': true;
  /** MSR 0x48f bit 25. */
  'vmx-exit-clear-rtit-ctl': true;
  /** MSR 0x48f bit 29. */
  'vmx-exit-load-pkrs': true;
  /** MSR 0x48f bit 31. */
  'vmx-exit-secondary-ctls': true;
  /** MSR 0x485 bit 5. */
  'vmx-store-lma': true;
  /** MSR 0x485 bit 6. */
  'vmx-activity-hlt': true;
  /** MSR 0x485 bit 7. */
  'vmx-activity-shutdown': true;
  /** MSR 0x485 bit 8. */
  'vmx-activity-wait-sipi': true;
  /** MSR 0x485 bit 29. */
  'vmx-vmwrite-vmexit-fields': true;
  /** MSR 0x485 bit 30. */
  'vmx-zero-len-inject': true;
  /** MSR 0x48d bit 0. */
  'vmx-intr-exit': true;
  /** MSR 0x48d bit 3. */
  'vmx-nmi-exit': true;
  /** MSR 0x48d bit 5. */
  'vmx-vnmi': true;
  /** MSR 0x48d bit 6. */
  'vmx-preemption-timer': true;
  /** MSR 0x48d bit 7. */
  'vmx-posted-intr': true;
  /** MSR 0x48e bit 2. */
  'vmx-vintr-pending': true;
  /** MSR 0x48e bit 3. */
  'vmx-tsc-offset': true;
  /** MSR 0x48e bit 7. */
  'vmx-hlt-exit': true;
  /** MSR 0x48e bit 9. */
  'vmx-invlpg-exit': true;
  /** MSR 0x48e bit 10. */
  'vmx-mwait-exit': true;
  /** MSR 0x48e bit 11. */
  'vmx-rdpmc-exit': true;
  /** MSR 0x48e bit 12. */
  'vmx-rdtsc-exit': true;
  /** MSR 0x48e bit 15. */
  'vmx-cr3-load-noexit': true;
  /** MSR 0x48e bit 16. */
  'vmx-cr3-store-noexit': true;
  /** MSR 0x48e bit 19. */
  'vmx-cr8-load-exit': true;
  /** MSR 0x48e bit 20. */
  'vmx-cr8-store-exit': true;
  /** MSR 0x48e bit 21. */
  'vmx-flexpriority': true;
  /** MSR 0x48e bit 22. */
  'vmx-vnmi-pending': true;
  /** MSR 0x48e bit 23. */
  'vmx-movdr-exit': true;
  /** MSR 0x48e bit 24. */
  'vmx-io-exit': true;
  /** MSR 0x48e bit 25. */
  'vmx-io-bitmap': true;
  /** MSR 0x48e bit 27. */
  'vmx-mtf': true;
  /** MSR 0x48e bit 28. */
  'vmx-msr-bitmap': true;
  /** MSR 0x48e bit 29. */
  'vmx-monitor-exit': true;
  /** MSR 0x48e bit 30. */
  'vmx-pause-exit': true;
  /** MSR 0x48e bit 31. */
  'vmx-secondary-ctls': true;
  /** MSR 0x48b bit 0. */
  'vmx-apicv-xapic': true;
  /** MSR 0x48b bit 1. */
  'vmx-ept': true;
  /** MSR 0x48b bit 2. */
  'vmx-desc-exit': true;
  /** MSR 0x48b bit 3. */
  'vmx-rdtscp-exit': true;
  /** MSR 0x48b bit 4. */
  'vmx-apicv-x2apic': true;
  /** MSR 0x48b bit 5. */
  'vmx-vpid': true;
  /** MSR 0x48b bit 6. */
  'vmx-wbinvd-exit': true;
  /** MSR 0x48b bit 7. */
  'vmx-unrestricted-guest': true;
  /** MSR 0x48b bit 8. */
  'vmx-apicv-register': true;
  /** MSR 0x48b bit 9. */
  'vmx-apicv-vid': true;
  /** MSR 0x48b bit 10. */
  'vmx-ple': true;
  /** MSR 0x48b bit 11. */
  'vmx-rdrand-exit': true;
  /** MSR 0x48b bit 12. */
  'vmx-invpcid-exit': true;
  /** MSR 0x48b bit 13. */
  'vmx-vmfunc': true;
  /** MSR 0x48b bit 14. */
  'vmx-shadow-vmcs': true;
  /** MSR 0x48b bit 15. */
  'vmx-encls-exit': true;
  /** MSR 0x48b bit 16. */
  'vmx-rdseed-exit': true;
  /** MSR 0x48b bit 17. */
  'vmx-pml': true;
  /** MSR 0x48b bit 20. */
  'vmx-xsaves': true;
  /** MSR 0x48b bit 25. */
  'vmx-tsc-scaling': true;
  /** MSR 0x48b bit 26. */
  'vmx-enable-user-wait-pause': true;
  /** MSR 0x491 bit 0. */
  'vmx-eptp-switching': true;
  /** CPUID 13.1 EAX bit 0. */
  'xsaveopt': true;
  /** CPUID 13.1 EAX bit 1. */
  'xsavec': true;
  /** CPUID 13.1 EAX bit 2. */
  'xgetbv1': true;
  /** CPUID 13.1 EAX bit 3. */
  'xsaves': true;
  /** CPUID 13.1 EAX bit 4. */
  'xfd': true;
}

/** Model names of each QEMU release: unversioned, versioned, aliases, max, host, base. */
export interface QemuModels {
  '7.2': 'qemu64' | 'qemu64-v1' | 'phenom' | 'phenom-v1' | 'core2duo' | 'core2duo-v1' | 'kvm64' | 'kvm64-v1' | 'qemu32' | 'qemu32-v1' | 'kvm32' | 'kvm32-v1' | 'coreduo' | 'coreduo-v1' | '486' | '486-v1' | 'pentium' | 'pentium-v1' | 'pentium2' | 'pentium2-v1' | 'pentium3' | 'pentium3-v1' | 'athlon' | 'athlon-v1' | 'n270' | 'n270-v1' | 'Conroe' | 'Conroe-v1' | 'Penryn' | 'Penryn-v1' | 'Nehalem' | 'Nehalem-v1' | 'Nehalem-v2' | 'Nehalem-IBRS' | 'Westmere' | 'Westmere-v1' | 'Westmere-v2' | 'Westmere-IBRS' | 'SandyBridge' | 'SandyBridge-v1' | 'SandyBridge-v2' | 'SandyBridge-IBRS' | 'IvyBridge' | 'IvyBridge-v1' | 'IvyBridge-v2' | 'IvyBridge-IBRS' | 'Haswell' | 'Haswell-v1' | 'Haswell-v2' | 'Haswell-noTSX' | 'Haswell-v3' | 'Haswell-IBRS' | 'Haswell-v4' | 'Haswell-noTSX-IBRS' | 'Broadwell' | 'Broadwell-v1' | 'Broadwell-v2' | 'Broadwell-noTSX' | 'Broadwell-v3' | 'Broadwell-IBRS' | 'Broadwell-v4' | 'Broadwell-noTSX-IBRS' | 'Skylake-Client' | 'Skylake-Client-v1' | 'Skylake-Client-v2' | 'Skylake-Client-IBRS' | 'Skylake-Client-v3' | 'Skylake-Client-noTSX-IBRS' | 'Skylake-Client-v4' | 'Skylake-Server' | 'Skylake-Server-v1' | 'Skylake-Server-v2' | 'Skylake-Server-IBRS' | 'Skylake-Server-v3' | 'Skylake-Server-noTSX-IBRS' | 'Skylake-Server-v4' | 'Skylake-Server-v5' | 'Cascadelake-Server' | 'Cascadelake-Server-v1' | 'Cascadelake-Server-v2' | 'Cascadelake-Server-v3' | 'Cascadelake-Server-noTSX' | 'Cascadelake-Server-v4' | 'Cascadelake-Server-v5' | 'Cooperlake' | 'Cooperlake-v1' | 'Cooperlake-v2' | 'Icelake-Server' | 'Icelake-Server-v1' | 'Icelake-Server-v2' | 'Icelake-Server-noTSX' | 'Icelake-Server-v3' | 'Icelake-Server-v4' | 'Icelake-Server-v5' | 'Icelake-Server-v6' | 'Denverton' | 'Denverton-v1' | 'Denverton-v2' | 'Denverton-v3' | 'Snowridge' | 'Snowridge-v1' | 'Snowridge-v2' | 'Snowridge-v3' | 'Snowridge-v4' | 'KnightsMill' | 'KnightsMill-v1' | 'Opteron_G1' | 'Opteron_G1-v1' | 'Opteron_G2' | 'Opteron_G2-v1' | 'Opteron_G3' | 'Opteron_G3-v1' | 'Opteron_G4' | 'Opteron_G4-v1' | 'Opteron_G5' | 'Opteron_G5-v1' | 'EPYC' | 'EPYC-v1' | 'EPYC-v2' | 'EPYC-IBPB' | 'EPYC-v3' | 'Dhyana' | 'Dhyana-v1' | 'Dhyana-v2' | 'EPYC-Rome' | 'EPYC-Rome-v1' | 'EPYC-Rome-v2' | 'EPYC-Milan' | 'EPYC-Milan-v1' | 'max' | 'host' | 'base';
  '10.0': 'qemu64' | 'qemu64-v1' | 'phenom' | 'phenom-v1' | 'core2duo' | 'core2duo-v1' | 'kvm64' | 'kvm64-v1' | 'qemu32' | 'qemu32-v1' | 'kvm32' | 'kvm32-v1' | 'coreduo' | 'coreduo-v1' | '486' | '486-v1' | 'pentium' | 'pentium-v1' | 'pentium2' | 'pentium2-v1' | 'pentium3' | 'pentium3-v1' | 'athlon' | 'athlon-v1' | 'n270' | 'n270-v1' | 'Conroe' | 'Conroe-v1' | 'Penryn' | 'Penryn-v1' | 'Nehalem' | 'Nehalem-v1' | 'Nehalem-v2' | 'Nehalem-IBRS' | 'Westmere' | 'Westmere-v1' | 'Westmere-v2' | 'Westmere-IBRS' | 'SandyBridge' | 'SandyBridge-v1' | 'SandyBridge-v2' | 'SandyBridge-IBRS' | 'IvyBridge' | 'IvyBridge-v1' | 'IvyBridge-v2' | 'IvyBridge-IBRS' | 'Haswell' | 'Haswell-v1' | 'Haswell-v2' | 'Haswell-noTSX' | 'Haswell-v3' | 'Haswell-IBRS' | 'Haswell-v4' | 'Haswell-noTSX-IBRS' | 'Broadwell' | 'Broadwell-v1' | 'Broadwell-v2' | 'Broadwell-noTSX' | 'Broadwell-v3' | 'Broadwell-IBRS' | 'Broadwell-v4' | 'Broadwell-noTSX-IBRS' | 'Skylake-Client' | 'Skylake-Client-v1' | 'Skylake-Client-v2' | 'Skylake-Client-IBRS' | 'Skylake-Client-v3' | 'Skylake-Client-noTSX-IBRS' | 'Skylake-Client-v4' | 'Skylake-Server' | 'Skylake-Server-v1' | 'Skylake-Server-v2' | 'Skylake-Server-IBRS' | 'Skylake-Server-v3' | 'Skylake-Server-noTSX-IBRS' | 'Skylake-Server-v4' | 'Skylake-Server-v5' | 'Cascadelake-Server' | 'Cascadelake-Server-v1' | 'Cascadelake-Server-v2' | 'Cascadelake-Server-v3' | 'Cascadelake-Server-noTSX' | 'Cascadelake-Server-v4' | 'Cascadelake-Server-v5' | 'Cooperlake' | 'Cooperlake-v1' | 'Cooperlake-v2' | 'Icelake-Server' | 'Icelake-Server-v1' | 'Icelake-Server-v2' | 'Icelake-Server-noTSX' | 'Icelake-Server-v3' | 'Icelake-Server-v4' | 'Icelake-Server-v5' | 'Icelake-Server-v6' | 'Icelake-Server-v7' | 'SapphireRapids' | 'SapphireRapids-v1' | 'SapphireRapids-v2' | 'SapphireRapids-v3' | 'GraniteRapids' | 'GraniteRapids-v1' | 'GraniteRapids-v2' | 'SierraForest' | 'SierraForest-v1' | 'SierraForest-v2' | 'ClearwaterForest' | 'ClearwaterForest-v1' | 'Denverton' | 'Denverton-v1' | 'Denverton-v2' | 'Denverton-v3' | 'Snowridge' | 'Snowridge-v1' | 'Snowridge-v2' | 'Snowridge-v3' | 'Snowridge-v4' | 'KnightsMill' | 'KnightsMill-v1' | 'Opteron_G1' | 'Opteron_G1-v1' | 'Opteron_G2' | 'Opteron_G2-v1' | 'Opteron_G3' | 'Opteron_G3-v1' | 'Opteron_G4' | 'Opteron_G4-v1' | 'Opteron_G5' | 'Opteron_G5-v1' | 'EPYC' | 'EPYC-v1' | 'EPYC-v2' | 'EPYC-IBPB' | 'EPYC-v3' | 'EPYC-v4' | 'Dhyana' | 'Dhyana-v1' | 'Dhyana-v2' | 'EPYC-Rome' | 'EPYC-Rome-v1' | 'EPYC-Rome-v2' | 'EPYC-Rome-v3' | 'EPYC-Rome-v4' | 'EPYC-Milan' | 'EPYC-Milan-v1' | 'EPYC-Milan-v2' | 'EPYC-Genoa' | 'EPYC-Genoa-v1' | 'YongFeng' | 'YongFeng-v1' | 'YongFeng-v2' | 'max' | 'host' | 'base';
}

/** Machine types of each QEMU release, short names included. */
export interface QemuMachines {
  '7.2': 'pc-i440fx-7.2' | 'pc' | 'pc-i440fx-7.1' | 'pc-i440fx-7.0' | 'pc-i440fx-6.2' | 'pc-i440fx-6.1' | 'pc-i440fx-6.0' | 'pc-i440fx-5.2' | 'pc-i440fx-5.1' | 'pc-i440fx-5.0' | 'pc-i440fx-4.2' | 'pc-i440fx-4.1' | 'pc-i440fx-4.0' | 'pc-i440fx-3.1' | 'pc-i440fx-3.0' | 'pc-i440fx-2.12' | 'pc-i440fx-2.11' | 'pc-i440fx-2.10' | 'pc-i440fx-2.9' | 'pc-i440fx-2.8' | 'pc-i440fx-2.7' | 'pc-i440fx-2.6' | 'pc-i440fx-2.5' | 'pc-i440fx-2.4' | 'pc-i440fx-2.3' | 'pc-i440fx-2.2' | 'pc-i440fx-2.1' | 'pc-i440fx-2.0' | 'pc-i440fx-1.7' | 'pc-i440fx-1.6' | 'pc-i440fx-1.5' | 'pc-i440fx-1.4' | 'pc-q35-7.2' | 'q35' | 'pc-q35-7.1' | 'pc-q35-7.0' | 'pc-q35-6.2' | 'pc-q35-6.1' | 'pc-q35-6.0' | 'pc-q35-5.2' | 'pc-q35-5.1' | 'pc-q35-5.0' | 'pc-q35-4.2' | 'pc-q35-4.1' | 'pc-q35-4.0.1' | 'pc-q35-4.0' | 'pc-q35-3.1' | 'pc-q35-3.0' | 'pc-q35-2.12' | 'pc-q35-2.11' | 'pc-q35-2.10' | 'pc-q35-2.9' | 'pc-q35-2.8' | 'pc-q35-2.7' | 'pc-q35-2.6' | 'pc-q35-2.5' | 'pc-q35-2.4' | 'isapc' | 'microvm' | 'none';
  '10.0': 'pc-i440fx-10.0' | 'pc' | 'pc-i440fx-9.2' | 'pc-i440fx-9.1' | 'pc-i440fx-9.0' | 'pc-i440fx-8.2' | 'pc-i440fx-8.1' | 'pc-i440fx-8.0' | 'pc-i440fx-7.2' | 'pc-i440fx-7.1' | 'pc-i440fx-7.0' | 'pc-i440fx-6.2' | 'pc-i440fx-6.1' | 'pc-i440fx-6.0' | 'pc-i440fx-5.2' | 'pc-i440fx-5.1' | 'pc-i440fx-5.0' | 'pc-i440fx-4.2' | 'pc-i440fx-4.1' | 'pc-i440fx-4.0' | 'pc-i440fx-3.1' | 'pc-i440fx-3.0' | 'pc-i440fx-2.12' | 'pc-i440fx-2.11' | 'pc-i440fx-2.10' | 'pc-i440fx-2.9' | 'pc-i440fx-2.8' | 'pc-i440fx-2.7' | 'pc-i440fx-2.6' | 'pc-i440fx-2.5' | 'pc-i440fx-2.4' | 'pc-q35-10.0' | 'q35' | 'pc-q35-9.2' | 'pc-q35-9.1' | 'pc-q35-9.0' | 'pc-q35-8.2' | 'pc-q35-8.1' | 'pc-q35-8.0' | 'pc-q35-7.2' | 'pc-q35-7.1' | 'pc-q35-7.0' | 'pc-q35-6.2' | 'pc-q35-6.1' | 'pc-q35-6.0' | 'pc-q35-5.2' | 'pc-q35-5.1' | 'pc-q35-5.0' | 'pc-q35-4.2' | 'pc-q35-4.1' | 'pc-q35-4.0.1' | 'pc-q35-4.0' | 'pc-q35-3.1' | 'pc-q35-3.0' | 'pc-q35-2.12' | 'pc-q35-2.11' | 'pc-q35-2.10' | 'pc-q35-2.9' | 'pc-q35-2.8' | 'pc-q35-2.7' | 'pc-q35-2.6' | 'pc-q35-2.5' | 'pc-q35-2.4' | 'isapc' | 'microvm' | 'none';
}

/** x86 model names of each libvirt release. */
export interface LibvirtModels {
  '9.0': '486' | 'pentium' | 'pentium2' | 'pentium3' | 'pentiumpro' | 'coreduo' | 'n270' | 'core2duo' | 'qemu32' | 'kvm32' | 'cpu64-rhel5' | 'cpu64-rhel6' | 'qemu64' | 'kvm64' | 'Conroe' | 'Penryn' | 'Nehalem' | 'Nehalem-IBRS' | 'Westmere' | 'Westmere-IBRS' | 'SandyBridge' | 'SandyBridge-IBRS' | 'IvyBridge' | 'IvyBridge-IBRS' | 'Haswell-noTSX' | 'Haswell-noTSX-IBRS' | 'Haswell' | 'Haswell-IBRS' | 'Broadwell-noTSX' | 'Broadwell-noTSX-IBRS' | 'Broadwell' | 'Broadwell-IBRS' | 'Skylake-Client' | 'Skylake-Client-IBRS' | 'Skylake-Client-noTSX-IBRS' | 'Skylake-Server' | 'Skylake-Server-IBRS' | 'Skylake-Server-noTSX-IBRS' | 'Cascadelake-Server' | 'Cascadelake-Server-noTSX' | 'Icelake-Client' | 'Icelake-Client-noTSX' | 'Icelake-Server' | 'Icelake-Server-noTSX' | 'Cooperlake' | 'Snowridge' | 'athlon' | 'phenom' | 'Opteron_G1' | 'Opteron_G2' | 'Opteron_G3' | 'Opteron_G4' | 'Opteron_G5' | 'EPYC' | 'EPYC-IBPB' | 'EPYC-Rome' | 'EPYC-Milan' | 'Dhyana';
  '11.3': '486' | '486-v1' | 'pentium' | 'pentium-v1' | 'pentium2' | 'pentium2-v1' | 'pentium3' | 'pentium3-v1' | 'pentiumpro' | 'coreduo' | 'coreduo-v1' | 'n270' | 'n270-v1' | 'core2duo' | 'core2duo-v1' | 'qemu32' | 'qemu32-v1' | 'kvm32' | 'kvm32-v1' | 'cpu64-rhel5' | 'cpu64-rhel6' | 'qemu64' | 'qemu64-v1' | 'kvm64' | 'kvm64-v1' | 'Conroe' | 'Conroe-v1' | 'Penryn' | 'Penryn-v1' | 'Nehalem' | 'Nehalem-IBRS' | 'Nehalem-v1' | 'Nehalem-v2' | 'Westmere' | 'Westmere-IBRS' | 'Westmere-v1' | 'Westmere-v2' | 'SandyBridge' | 'SandyBridge-IBRS' | 'SandyBridge-v1' | 'SandyBridge-v2' | 'IvyBridge' | 'IvyBridge-IBRS' | 'IvyBridge-v1' | 'IvyBridge-v2' | 'Haswell-noTSX' | 'Haswell-noTSX-IBRS' | 'Haswell' | 'Haswell-IBRS' | 'Haswell-v1' | 'Haswell-v2' | 'Haswell-v3' | 'Haswell-v4' | 'Broadwell-noTSX' | 'Broadwell-noTSX-IBRS' | 'Broadwell' | 'Broadwell-IBRS' | 'Broadwell-v1' | 'Broadwell-v2' | 'Broadwell-v3' | 'Broadwell-v4' | 'Skylake-Client' | 'Skylake-Client-IBRS' | 'Skylake-Client-noTSX-IBRS' | 'Skylake-Client-v1' | 'Skylake-Client-v2' | 'Skylake-Client-v3' | 'Skylake-Client-v4' | 'Skylake-Server' | 'Skylake-Server-IBRS' | 'Skylake-Server-noTSX-IBRS' | 'Skylake-Server-v1' | 'Skylake-Server-v2' | 'Skylake-Server-v3' | 'Skylake-Server-v4' | 'Skylake-Server-v5' | 'Cascadelake-Server' | 'Cascadelake-Server-noTSX' | 'Cascadelake-Server-v1' | 'Cascadelake-Server-v2' | 'Cascadelake-Server-v3' | 'Cascadelake-Server-v4' | 'Cascadelake-Server-v5' | 'Icelake-Client' | 'Icelake-Client-noTSX' | 'Icelake-Server' | 'Icelake-Server-noTSX' | 'Icelake-Server-v1' | 'Icelake-Server-v2' | 'Icelake-Server-v3' | 'Icelake-Server-v4' | 'Icelake-Server-v5' | 'Icelake-Server-v6' | 'Icelake-Server-v7' | 'Cooperlake' | 'Cooperlake-v1' | 'Cooperlake-v2' | 'Snowridge' | 'Snowridge-v1' | 'Snowridge-v2' | 'Snowridge-v3' | 'Snowridge-v4' | 'SapphireRapids' | 'SapphireRapids-v1' | 'SapphireRapids-v2' | 'SapphireRapids-v3' | 'GraniteRapids' | 'GraniteRapids-v1' | 'GraniteRapids-v2' | 'SierraForest' | 'SierraForest-v1' | 'Denverton' | 'Denverton-v1' | 'Denverton-v2' | 'Denverton-v3' | 'KnightsMill' | 'KnightsMill-v1' | 'athlon' | 'athlon-v1' | 'phenom' | 'phenom-v1' | 'Opteron_G1' | 'Opteron_G1-v1' | 'Opteron_G2' | 'Opteron_G2-v1' | 'Opteron_G3' | 'Opteron_G3-v1' | 'Opteron_G4' | 'Opteron_G4-v1' | 'Opteron_G5' | 'Opteron_G5-v1' | 'EPYC' | 'EPYC-IBPB' | 'EPYC-v1' | 'EPYC-v2' | 'EPYC-v3' | 'EPYC-v4' | 'EPYC-Rome' | 'EPYC-Rome-v1' | 'EPYC-Rome-v2' | 'EPYC-Rome-v3' | 'EPYC-Rome-v4' | 'EPYC-Milan' | 'EPYC-Milan-v1' | 'EPYC-Milan-v2' | 'EPYC-Genoa' | 'EPYC-Genoa-v1' | 'Dhyana' | 'Dhyana-v1' | 'Dhyana-v2';
}

/** A CPU model without version. */
export type CpuModelName = keyof CpuModels;
/** A feature, by the name that the source gives it. */
export type FeatureName = keyof Features;
/** A supported QEMU release. */
export type QemuReleaseName = keyof QemuModels;
/** A supported libvirt release. */
export type LibvirtReleaseName = keyof LibvirtModels;
/** A machine type of any supported QEMU release. */
export type MachineType = QemuMachines[QemuReleaseName];
