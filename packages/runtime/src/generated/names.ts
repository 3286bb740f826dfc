// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

/** Every CPU model without version, with what it is. */
export interface CpuModels {
  /** Intel 486 DX4, the default CPU of isapc. */
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
  /** Intel Xeon with performance cores, after Granite Rapids (Diamond Rapids); APX and AVX10.2. Since QEMU 11.0. */
  'DiamondRapids': true;
  /** AMD EPYC 9004 (Genoa, Zen 4), 2022; AVX-512. Since QEMU 8.1. */
  'EPYC-Genoa': true;
  /** AMD EPYC 7003 (Milan, Zen 3), 2021. Since QEMU 6.0. */
  'EPYC-Milan': true;
  /** AMD EPYC 7002 (Rome, Zen 2), 2019. */
  'EPYC-Rome': true;
  /** AMD EPYC 9005 (Turin, Zen 5), 2024; full-width AVX-512. Since QEMU 10.1. */
  'EPYC-Turin': true;
  /** AMD EPYC 7001 (Naples, Zen), 2017. v2 is also EPYC-IBPB. */
  'EPYC': true;
  /** Intel Xeon 6 with performance cores (Granite Rapids), 2024; AMX with FP16. Since QEMU 8.1. */
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
  /** AMD Opteron 23xx (Barcelona, K10), 2007. */
  'Opteron_G3': true;
  /** AMD Opteron 62xx (Bulldozer), 2011. */
  'Opteron_G4': true;
  /** AMD Opteron 63xx (Piledriver), 2012. */
  'Opteron_G5': true;
  /** Intel Core 2 (Penryn), 45 nm, 2007. */
  'Penryn': true;
  /** Intel Xeon E3 and E5 (Sandy Bridge), 2011. v2 is also SandyBridge-IBRS. */
  'SandyBridge': true;
  /** Intel Xeon Scalable, fourth generation (Sapphire Rapids), 2023; AMX. Since QEMU 8.0. */
  'SapphireRapids': true;
  /** Intel Xeon 6 with efficient cores (Sierra Forest), 2024. Since QEMU 9.1. */
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
  /** AMD Athlon (K75), 32-bit, 1999. */
  'athlon': true;
  /** Intel Core 2 Duo (Merom), 65 nm, 2006. */
  'core2duo': true;
  /** Intel Core Duo (Yonah), 32-bit, 2006. */
  'coreduo': true;
  /** The generic 32-bit CPU for KVM. */
  'kvm32': true;
  /** The generic 64-bit CPU for KVM: what the first 64-bit processors of both vendors share. */
  'kvm64': true;
  /** Intel Atom N270 (Diamondville), 32-bit netbooks, 2008. */
  'n270': true;
  /** Intel Pentium with MMX (P55C), 1997. */
  'pentium': true;
  /** Intel Pentium II (Deschutes), 1998. */
  'pentium2': true;
  /** Intel Pentium III (Katmai), 1999. */
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
  /** Writes instruction pointers in processor trace packets as linear addresses, with the segment base added. CPUID 0x14.0 ECX bit 31. */
  'intel-pt-lip': true;
  /** Multiplies tiles of 8-bit integers; repeats the bit of leaf 7 where AMX lists its features together. CPUID 0x1e.1 EAX bit 0. */
  'amx-int8-alias': true;
  /** Multiplies tiles of bfloat16 numbers; repeats the bit of leaf 7 where AMX lists its features together. CPUID 0x1e.1 EAX bit 1. */
  'amx-bf16-alias': true;
  /** Multiplies tiles of complex half-precision numbers; repeats the bit of leaf 7 subleaf 1. CPUID 0x1e.1 EAX bit 2. */
  'amx-complex-alias': true;
  /** Multiplies tiles of half-precision numbers; repeats the bit of leaf 7 subleaf 1. CPUID 0x1e.1 EAX bit 3. */
  'amx-fp16-alias': true;
  /** Multiplies tiles of 8-bit floating-point numbers. CPUID 0x1e.1 EAX bit 4. */
  'amx-fp8': true;
  /** Multiplies tiles of TF32 numbers, which are single precision with a short mantissa. CPUID 0x1e.1 EAX bit 6. */
  'amx-tf32': true;
  /** Moves rows of tiles to AVX-512 registers and converts them. CPUID 0x1e.1 EAX bit 7. */
  'amx-avx512': true;
  /** Loads tiles with the hint that the data is shared by reading (TILELOADDRS). CPUID 0x1e.1 EAX bit 8. */
  'amx-movrs': true;
  /** Executes the SSE3 instructions. CPUID 1 ECX bit 0. */
  'pni': true;
  /** Multiplies 64-bit polynomials without carry (PCLMULQDQ), as AES-GCM needs. CPUID 1 ECX bit 1. */
  'pclmulqdq': true;
  /** Stores debug trace records in a layout with 64-bit addresses. CPUID 1 ECX bit 2. */
  'dtes64': true;
  /** Waits for a write to a watched address (MONITOR and MWAIT). CPUID 1 ECX bit 3. */
  'monitor': true;
  /** Records branch traces only at the privilege levels that software chooses. CPUID 1 ECX bit 4. */
  'ds-cpl': true;
  /** Runs virtual machines with Intel's VMX instructions. CPUID 1 ECX bit 5. */
  'vmx': true;
  /** Starts a measured environment with the safer mode extensions (GETSEC). CPUID 1 ECX bit 6. */
  'smx': true;
  /** Changes its clock and voltage under software control (Enhanced SpeedStep). CPUID 1 ECX bit 7. */
  'est': true;
  /** Lowers clock and voltage by itself when it becomes too hot (Thermal Monitor 2). CPUID 1 ECX bit 8. */
  'tm2': true;
  /** Executes the SSSE3 instructions. CPUID 1 ECX bit 9. */
  'ssse3': true;
  /** Lets software set the L1 data cache to shared or adaptive mode between threads. CPUID 1 ECX bit 10. */
  'cid': true;
  /** Multiplies and adds floating-point vectors with one rounding (FMA3). CPUID 1 ECX bit 12. */
  'fma': true;
  /** Compares and exchanges 16 bytes atomically (CMPXCHG16B). CPUID 1 ECX bit 13. */
  'cx16': true;
  /** Lets software turn off task priority messages on the bus. CPUID 1 ECX bit 14. */
  'xtpr': true;
  /** Has the MSR PERF_CAPABILITIES, which describes its performance monitoring. CPUID 1 ECX bit 15. */
  'pdcm': true;
  /** Tags TLB entries with a process-context identifier, so that a new CR3 need not flush them. CPUID 1 ECX bit 17. */
  'pcid': true;
  /** Prefetches data that a device writes into its cache (direct cache access). CPUID 1 ECX bit 18. */
  'dca': true;
  /** Executes the SSE4.1 instructions. CPUID 1 ECX bit 19. */
  'sse4.1': true;
  /** Executes the SSE4.2 instructions, string comparison and CRC32 among them. CPUID 1 ECX bit 20. */
  'sse4.2': true;
  /** Has an interrupt controller that is programmed by MSRs and takes 32-bit identifiers. CPUID 1 ECX bit 21. */
  'x2apic': true;
  /** Loads and stores with the byte order reversed (MOVBE). CPUID 1 ECX bit 22. */
  'movbe': true;
  /** Counts the set bits of a word (POPCNT). CPUID 1 ECX bit 23. */
  'popcnt': true;
  /** Lets the local timer fire when the time stamp counter reaches a value. CPUID 1 ECX bit 24. */
  'tsc-deadline': true;
  /** Executes rounds of AES in hardware (AES-NI). CPUID 1 ECX bit 25. */
  'aes': true;
  /** Saves and restores extended register state by component (XSAVE, XRSTOR, XSETBV). CPUID 1 ECX bit 26. */
  'xsave': true;
  /** Shows that the operating system has enabled XSAVE in CR4; it is state, not a capability. CPUID 1 ECX bit 27. */
  'osxsave': true;
  /** Executes the AVX instructions on 256-bit registers. CPUID 1 ECX bit 28. */
  'avx': true;
  /** Converts between half and single precision floating point. CPUID 1 ECX bit 29. */
  'f16c': true;
  /** Gives random numbers from a hardware generator (RDRAND). CPUID 1 ECX bit 30. */
  'rdrand': true;
  /** Tells that the code runs in a virtual machine; no real CPU sets it. CPUID 1 ECX bit 31. */
  'hypervisor': true;
  /** Has the x87 floating-point unit on the chip. CPUID 1 EDX bit 0. */
  'fpu': true;
  /** Handles virtual-8086 interrupts with less help from the operating system. CPUID 1 EDX bit 1. */
  'vme': true;
  /** Breaks on access to I/O ports (debugging extensions, CR4.DE). CPUID 1 EDX bit 2. */
  'de': true;
  /** Maps pages of 4 MiB (page size extension). CPUID 1 EDX bit 3. */
  'pse': true;
  /** Has a time stamp counter that RDTSC reads. CPUID 1 EDX bit 4. */
  'tsc': true;
  /** Has model-specific registers, read by RDMSR and written by WRMSR. CPUID 1 EDX bit 5. */
  'msr': true;
  /** Translates to physical addresses wider than 32 bits (physical address extension). CPUID 1 EDX bit 6. */
  'pae': true;
  /** Reports hardware errors by the machine check exception. CPUID 1 EDX bit 7. */
  'mce': true;
  /** Compares and exchanges 8 bytes atomically (CMPXCHG8B). CPUID 1 EDX bit 8. */
  'cx8': true;
  /** Has a local interrupt controller on the chip. CPUID 1 EDX bit 9. */
  'apic': true;
  /** Enters and leaves the kernel fast by SYSENTER and SYSEXIT. CPUID 1 EDX bit 11. */
  'sep': true;
  /** Sets the memory type of physical ranges by the memory type range registers. CPUID 1 EDX bit 12. */
  'mtrr': true;
  /** Keeps translations of global pages in the TLB when CR3 changes. CPUID 1 EDX bit 13. */
  'pge': true;
  /** Has banks of registers that describe machine checks. CPUID 1 EDX bit 14. */
  'mca': true;
  /** Moves data depending on flags (CMOVcc, and FCMOV with the x87 unit). CPUID 1 EDX bit 15. */
  'cmov': true;
  /** Sets the memory type of single pages by the page attribute table. CPUID 1 EDX bit 16. */
  'pat': true;
  /** Maps pages of 4 MiB above 4 GiB of physical memory. CPUID 1 EDX bit 17. */
  'pse36': true;
  /** Carries a serial number that software can read, as the Pentium III did. CPUID 1 EDX bit 18. */
  'pn': true;
  /** Flushes one cache line from all caches (CLFLUSH). CPUID 1 EDX bit 19. */
  'clflush': true;
  /** Writes branch and event records to a buffer in memory (debug store). CPUID 1 EDX bit 21. */
  'ds': true;
  /** Lets software read its temperature and modulate its clock by MSRs. CPUID 1 EDX bit 22. */
  'acpi': true;
  /** Executes the MMX instructions. CPUID 1 EDX bit 23. */
  'mmx': true;
  /** Saves and restores x87 and SSE state by FXSAVE and FXRSTOR. CPUID 1 EDX bit 24. */
  'fxsr': true;
  /** Executes the SSE instructions. CPUID 1 EDX bit 25. */
  'sse': true;
  /** Executes the SSE2 instructions. CPUID 1 EDX bit 26. */
  'sse2': true;
  /** Snoops its own cache, so that conflicting memory types of one line do no harm. CPUID 1 EDX bit 27. */
  'ss': true;
  /** Shows more than one logical processor in the package, so that the count in leaf 1 is valid. CPUID 1 EDX bit 28. */
  'ht': true;
  /** Throttles its clock by itself when it becomes too hot (Thermal Monitor). CPUID 1 EDX bit 29. */
  'tm': true;
  /** Is an Itanium that emulates x86. CPUID 1 EDX bit 30. */
  'ia64': true;
  /** Signals a pending break by the FERR pin while its clock is stopped. CPUID 1 EDX bit 31. */
  'pbe': true;
  /** Executes AVX10 instructions on 128-bit registers. CPUID 0x24.0 EBX bit 16. */
  'avx10-128': true;
  /** Executes AVX10 instructions on 256-bit registers. CPUID 0x24.0 EBX bit 17. */
  'avx10-256': true;
  /** Executes AVX10 instructions on 512-bit registers. CPUID 0x24.0 EBX bit 18. */
  'avx10-512': true;
  /** Executes the integer dot products that came with AVX10.2 as a feature of its own. CPUID 0x24.1 ECX bit 2. */
  'avx10-vnni-int': true;
  /** Executes APX instructions with a new destination, with flags left alone and on new conditions. CPUID 0x29.0 EBX bit 0. */
  'apx-nci-ndd-nf': true;
  /** Keeps the local timer running at a constant rate in deep sleep states. CPUID 6 EAX bit 2. */
  'arat': true;
  /** Lets user code read and write the bases of FS and GS. CPUID 7.0 EBX bit 0. */
  'fsgsbase': true;
  /** Has an MSR that shifts the time stamp counter of one logical processor. CPUID 7.0 EBX bit 1. */
  'tsc-adjust': true;
  /** Protects enclaves of user code by encrypted memory (SGX). CPUID 7.0 EBX bit 2. */
  'sgx': true;
  /** Executes the first group of bit manipulation instructions (BMI1). CPUID 7.0 EBX bit 3. */
  'bmi1': true;
  /** Elides locks as transactions (hardware lock elision, a part of TSX). CPUID 7.0 EBX bit 4. */
  'hle': true;
  /** Executes integer instructions on 256-bit registers (AVX2). CPUID 7.0 EBX bit 5. */
  'avx2': true;
  /** Updates the x87 data pointer only when an unmasked exception occurs. CPUID 7.0 EBX bit 6. */
  'fdp-excptn-only': true;
  /** Keeps the kernel from executing pages of user space. CPUID 7.0 EBX bit 7. */
  'smep': true;
  /** Executes the second group of bit manipulation instructions (BMI2). CPUID 7.0 EBX bit 8. */
  'bmi2': true;
  /** Moves and stores strings of bytes fast (REP MOVSB and STOSB). CPUID 7.0 EBX bit 9. */
  'erms': true;
  /** Invalidates translations of a chosen process context (INVPCID). CPUID 7.0 EBX bit 10. */
  'invpcid': true;
  /** Runs transactions that software begins and ends (XBEGIN, a part of TSX). CPUID 7.0 EBX bit 11. */
  'rtm': true;
  /** Monitors resources such as the L3 cache by thread identifiers (RDT monitoring). CPUID 7.0 EBX bit 12. */
  'cmt': true;
  /** Stores zero instead of the x87 code and data segment selectors. CPUID 7.0 EBX bit 13. */
  'zero-fcs-fds': true;
  /** Checks the bounds of pointers in hardware (MPX; gone from Intel's newer CPUs). CPUID 7.0 EBX bit 14. */
  'mpx': true;
  /** Executes the foundation of AVX-512 on 512-bit registers. CPUID 7.0 EBX bit 16. */
  'avx512f': true;
  /** Executes AVX-512 instructions on 32-bit and 64-bit integers. CPUID 7.0 EBX bit 17. */
  'avx512dq': true;
  /** Gives seeds from a hardware source of entropy (RDSEED). CPUID 7.0 EBX bit 18. */
  'rdseed': true;
  /** Adds long integers with two independent carries (ADCX and ADOX). CPUID 7.0 EBX bit 19. */
  'adx': true;
  /** Keeps the kernel from touching pages of user space by accident. CPUID 7.0 EBX bit 20. */
  'smap': true;
  /** Multiplies and adds 52-bit integers in AVX-512 registers. CPUID 7.0 EBX bit 21. */
  'avx512ifma': true;
  /** Commits stores to persistent memory (PCOMMIT; withdrawn before any CPU shipped with it). CPUID 7.0 EBX bit 22. */
  'pcommit': true;
  /** Flushes cache lines with weaker ordering than CLFLUSH. CPUID 7.0 EBX bit 23. */
  'clflushopt': true;
  /** Writes a cache line back and may keep it in the cache. CPUID 7.0 EBX bit 24. */
  'clwb': true;
  /** Records what software executes as a stream of packets (processor trace). CPUID 7.0 EBX bit 25. */
  'intel-pt': true;
  /** Prefetches for gathers and scatters in AVX-512 (Xeon Phi). CPUID 7.0 EBX bit 26. */
  'avx512pf': true;
  /** Approximates exponentials and reciprocals in AVX-512 (Xeon Phi). CPUID 7.0 EBX bit 27. */
  'avx512er': true;
  /** Finds conflicts between elements of a vector in AVX-512. CPUID 7.0 EBX bit 28. */
  'avx512cd': true;
  /** Executes rounds of SHA-1 and SHA-256 in hardware. CPUID 7.0 EBX bit 29. */
  'sha-ni': true;
  /** Executes AVX-512 instructions on bytes and 16-bit words. CPUID 7.0 EBX bit 30. */
  'avx512bw': true;
  /** Executes AVX-512 instructions on 128-bit and 256-bit registers too. CPUID 7.0 EBX bit 31. */
  'avx512vl': true;
  /** Permutes bytes in AVX-512 registers (VBMI). CPUID 7.0 ECX bit 1. */
  'avx512vbmi': true;
  /** Keeps user code from reading the addresses of system tables (SGDT and its kin). CPUID 7.0 ECX bit 2. */
  'umip': true;
  /** Restricts access to user pages by protection keys that user code can switch. CPUID 7.0 ECX bit 3. */
  'pku': true;
  /** Shows that the operating system has enabled protection keys in CR4; it is state, not a capability. CPUID 7.0 ECX bit 4. */
  'ospke': true;
  /** Waits in user mode for a time or a write (TPAUSE, UMONITOR, UMWAIT). CPUID 7.0 ECX bit 5. */
  'waitpkg': true;
  /** Compresses, expands and shifts bytes and words in AVX-512 registers (VBMI2). CPUID 7.0 ECX bit 6. */
  'avx512vbmi2': true;
  /** Keeps return addresses on a protected shadow stack as well (a part of CET). CPUID 7.0 ECX bit 7. */
  'cet-ss': true;
  /** Computes in Galois fields of bytes. CPUID 7.0 ECX bit 8. */
  'gfni': true;
  /** Executes rounds of AES on whole vectors. CPUID 7.0 ECX bit 9. */
  'vaes': true;
  /** Multiplies polynomials without carry on whole vectors. CPUID 7.0 ECX bit 10. */
  'vpclmulqdq': true;
  /** Adds up products of small integers in AVX-512 registers, as neural networks need. CPUID 7.0 ECX bit 11. */
  'avx512vnni': true;
  /** Counts and shuffles bits of bytes and words in AVX-512 registers. CPUID 7.0 ECX bit 12. */
  'avx512bitalg': true;
  /** Counts the set bits of 32-bit and 64-bit elements in AVX-512 registers. CPUID 7.0 ECX bit 14. */
  'avx512-vpopcntdq': true;
  /** Translates linear addresses of 57 bits by five levels of page tables. CPUID 7.0 ECX bit 16. */
  'la57': true;
  /** Reads the number of the processor fast (RDPID). CPUID 7.0 ECX bit 22. */
  'rdpid': true;
  /** Raises a debug exception when user code locks the whole bus. CPUID 7.0 ECX bit 24. */
  'bus-lock-detect': true;
  /** Moves a cache line to a more distant cache, where other cores find it sooner. CPUID 7.0 ECX bit 25. */
  'cldemote': true;
  /** Stores directly to memory, past the caches (MOVDIRI). CPUID 7.0 ECX bit 27. */
  'movdiri': true;
  /** Stores 64 bytes directly to memory as one write (MOVDIR64B). CPUID 7.0 ECX bit 28. */
  'movdir64b': true;
  /** Lets software choose whose SGX enclaves may be launched. CPUID 7.0 ECX bit 30. */
  'sgxlc': true;
  /** Restricts access to the kernel's own pages by protection keys. CPUID 7.0 ECX bit 31. */
  'pks': true;
  /** Adds up products of 16-bit integers over four registers (Xeon Phi). CPUID 7.0 EDX bit 2. */
  'avx512-4vnniw': true;
  /** Multiplies and adds single precision over four registers (Xeon Phi). CPUID 7.0 EDX bit 3. */
  'avx512-4fmaps': true;
  /** Moves short strings of bytes fast (REP MOVSB). CPUID 7.0 EDX bit 4. */
  'fsrm': true;
  /** Finds the common elements of two vectors in AVX-512. CPUID 7.0 EDX bit 8. */
  'avx512-vp2intersect': true;
  /** Clears the buffers that MDS attacks read when VERW is executed. CPUID 7.0 EDX bit 10. */
  'md-clear': true;
  /** Finishes all earlier instructions before the next begins (SERIALIZE). CPUID 7.0 EDX bit 14. */
  'serialize': true;
  /** Lets a transaction read memory without tracking it. CPUID 7.0 EDX bit 16. */
  'tsx-ldtrk': true;
  /** Sets platform features such as keys of memory encryption (PCONFIG). CPUID 7.0 EDX bit 18. */
  'pconfig': true;
  /** Records the last branches in a layout that is the same on all models. CPUID 7.0 EDX bit 19. */
  'arch-lbr': true;
  /** Allows indirect branches only to marked targets (a part of CET). CPUID 7.0 EDX bit 20. */
  'cet-ibt': true;
  /** Multiplies tiles of bfloat16 numbers. CPUID 7.0 EDX bit 22. */
  'amx-bf16': true;
  /** Computes with half-precision numbers in AVX-512 registers. CPUID 7.0 EDX bit 23. */
  'avx512-fp16': true;
  /** Has tile registers for matrices (the base of AMX). CPUID 7.0 EDX bit 24. */
  'amx-tile': true;
  /** Multiplies tiles of 8-bit integers. CPUID 7.0 EDX bit 25. */
  'amx-int8': true;
  /** Restricts indirect branch speculation and has a barrier for it (IBRS and IBPB). CPUID 7.0 EDX bit 26. */
  'spec-ctrl': true;
  /** Keeps indirect branch predictions of one thread from the other on the core. CPUID 7.0 EDX bit 27. */
  'stibp': true;
  /** Writes back and empties the L1 data cache on command. CPUID 7.0 EDX bit 28. */
  'flush-l1d': true;
  /** Has the MSR ARCH_CAPABILITIES, which tells which attacks it is immune to. CPUID 7.0 EDX bit 29. */
  'arch-capabilities': true;
  /** Has the MSR CORE_CAPABILITIES, which lists features of this model. CPUID 7.0 EDX bit 30. */
  'core-capability': true;
  /** Can stop loads from passing older stores by speculation. CPUID 7.0 EDX bit 31. */
  'ssbd': true;
  /** Executes rounds of SHA-512 in hardware. CPUID 7.1 EAX bit 0. */
  'sha512': true;
  /** Executes rounds of the Chinese hash SM3 in hardware. CPUID 7.1 EAX bit 1. */
  'sm3': true;
  /** Executes rounds of the Chinese cipher SM4 in hardware. CPUID 7.1 EAX bit 2. */
  'sm4': true;
  /** Adds up products of small integers in AVX registers, without AVX-512. CPUID 7.1 EAX bit 4. */
  'avx-vnni': true;
  /** Computes with bfloat16 numbers in AVX-512 registers. CPUID 7.1 EAX bit 5. */
  'avx512-bf16': true;
  /** Compares and adds to memory atomically if a condition holds. CPUID 7.1 EAX bit 7. */
  'cmpccxadd': true;
  /** Executes REP MOVSB of length zero fast. CPUID 7.1 EAX bit 10. */
  'fzrm': true;
  /** Executes short REP STOSB fast. CPUID 7.1 EAX bit 11. */
  'fsrs': true;
  /** Executes short REP CMPSB and SCASB fast. CPUID 7.1 EAX bit 12. */
  'fsrc': true;
  /** Delivers events and returns from them in a simpler, safer way (FRED). CPUID 7.1 EAX bit 17. */
  'fred': true;
  /** Loads the kernel's GS base directly (LKGS). CPUID 7.1 EAX bit 18. */
  'lkgs': true;
  /** Writes a model-specific register without serializing (WRMSRNS). CPUID 7.1 EAX bit 19. */
  'wrmsrns': true;
  /** Multiplies tiles of half-precision numbers. CPUID 7.1 EAX bit 21. */
  'amx-fp16': true;
  /** Multiplies and adds 52-bit integers in AVX registers. CPUID 7.1 EAX bit 23. */
  'avx-ifma': true;
  /** Ignores upper bits of addresses, so that software may keep tags there (linear address masking). CPUID 7.1 EAX bit 26. */
  'lam': true;
  /** Loads with the hint that the data is shared by reading (MOVRS). CPUID 7.1 EAX bit 31. */
  'movrs': true;
  /** Takes the number of a model-specific register as an immediate operand (RDMSR and WRMSRNS). CPUID 7.1 ECX bit 5. */
  'msr-imm': true;
  /** Adds up products of 8-bit integers of either sign in AVX registers. CPUID 7.1 EDX bit 4. */
  'avx-vnni-int8': true;
  /** Converts bfloat16 and half precision to single precision without exceptions. CPUID 7.1 EDX bit 5. */
  'avx-ne-convert': true;
  /** Multiplies tiles of complex half-precision numbers. CPUID 7.1 EDX bit 8. */
  'amx-complex': true;
  /** Adds up products of 16-bit integers of either sign in AVX registers. CPUID 7.1 EDX bit 10. */
  'avx-vnni-int16': true;
  /** Prefetches code into the caches (PREFETCHIT0 and PREFETCHIT1). CPUID 7.1 EDX bit 14. */
  'prefetchiti': true;
  /** Has AVX10; leaf 0x24 tells its version and vector lengths. CPUID 7.1 EDX bit 19. */
  'avx10': true;
  /** Has 32 general registers and three-operand instructions (the foundation of APX). CPUID 7.1 EDX bit 21. */
  'apxf': true;
  /** Can stop the forwarding of stores that it only predicts. CPUID 7.2 EDX bit 0. */
  'intel-psfd': true;
  /** Can keep indirect branches from following predictions until the target is known. CPUID 7.2 EDX bit 1. */
  'ipred-ctrl': true;
  /** Can keep returns from falling back to other predictors when their own runs empty. CPUID 7.2 EDX bit 2. */
  'rrsba-ctrl': true;
  /** Can turn off the data dependent prefetcher for user code. CPUID 7.2 EDX bit 3. */
  'ddpd-u': true;
  /** Can keep the branch history of user code from steering the kernel's predictions. CPUID 7.2 EDX bit 4. */
  'bhi-ctrl': true;
  /** Takes the same time for the instructions that Intel lists as constant in time, whatever the MXCSR holds. CPUID 7.2 EDX bit 5. */
  'mcdt-no': true;
  /** Executes LAHF and SAHF in 64-bit mode. CPUID 0x80000001 ECX bit 0. */
  'lahf-lm': true;
  /** Says that its logical processors are cores, not threads, where old code counts them. CPUID 0x80000001 ECX bit 1. */
  'cmp-legacy': true;
  /** Runs virtual machines with AMD's SVM instructions. CPUID 0x80000001 ECX bit 2. */
  'svm': true;
  /** Has further registers in its local interrupt controller (AMD). CPUID 0x80000001 ECX bit 3. */
  'extapic': true;
  /** Reaches CR8 outside 64-bit mode by a LOCK prefix. CPUID 0x80000001 ECX bit 4. */
  'cr8legacy': true;
  /** Counts leading zeros (LZCNT), with POPCNT the advanced bit manipulation of AMD. CPUID 0x80000001 ECX bit 5. */
  'abm': true;
  /** Executes AMD's SSE4A instructions. CPUID 0x80000001 ECX bit 6. */
  'sse4a': true;
  /** Can take unaligned operands in SSE instructions without an exception. CPUID 0x80000001 ECX bit 7. */
  'misalignsse': true;
  /** Prefetches data by PREFETCH and PREFETCHW. CPUID 0x80000001 ECX bit 8. */
  '3dnowprefetch': true;
  /** Tells by MSRs which errata need a workaround of the operating system. CPUID 0x80000001 ECX bit 9. */
  'osvw': true;
  /** Samples single instructions for profiling (instruction-based sampling). CPUID 0x80000001 ECX bit 10. */
  'ibs': true;
  /** Executes AMD's XOP instructions (Bulldozer family). CPUID 0x80000001 ECX bit 11. */
  'xop': true;
  /** Starts a measured environment (SKINIT and STGI). CPUID 0x80000001 ECX bit 12. */
  'skinit': true;
  /** Has a watchdog timer in its northbridge. CPUID 0x80000001 ECX bit 13. */
  'wdt': true;
  /** Lets user code profile itself (lightweight profiling, Bulldozer family). CPUID 0x80000001 ECX bit 15. */
  'lwp': true;
  /** Multiplies and adds with four operands (FMA4, Bulldozer family). CPUID 0x80000001 ECX bit 16. */
  'fma4': true;
  /** Invalidates only the upper-level translations that belong to the page given to INVLPG. CPUID 0x80000001 ECX bit 17. */
  'tce': true;
  /** Was planned to convert half precision; AMD's manuals give the bit no meaning today. CPUID 0x80000001 ECX bit 18. */
  'cvt16': true;
  /** Has an MSR that tells the node of the processor. CPUID 0x80000001 ECX bit 19. */
  'nodeid-msr': true;
  /** Executes AMD's trailing bit manipulation instructions (Piledriver). CPUID 0x80000001 ECX bit 21. */
  'tbm': true;
  /** Describes its caches and topology in leaves 0x8000001D and 0x8000001E. CPUID 0x80000001 ECX bit 22. */
  'topoext': true;
  /** Has six performance counters in each core. CPUID 0x80000001 ECX bit 23. */
  'perfctr-core': true;
  /** Has performance counters in its northbridge. CPUID 0x80000001 ECX bit 24. */
  'perfctr-nb': true;
  /** Enters and leaves the kernel by SYSCALL and SYSRET. CPUID 0x80000001 EDX bit 11. */
  'syscall': true;
  /** Can forbid execution of single pages. CPUID 0x80000001 EDX bit 20. */
  'nx': true;
  /** Executes AMD's extensions to MMX. CPUID 0x80000001 EDX bit 22. */
  'mmxext': true;
  /** Can leave out a part of the x87 state in FXSAVE and FXRSTOR. CPUID 0x80000001 EDX bit 25. */
  'fxsr-opt': true;
  /** Maps pages of 1 GiB. CPUID 0x80000001 EDX bit 26. */
  'pdpe1gb': true;
  /** Reads the time stamp counter together with the number of the processor (RDTSCP). CPUID 0x80000001 EDX bit 27. */
  'rdtscp': true;
  /** Runs 64-bit code (long mode). CPUID 0x80000001 EDX bit 29. */
  'lm': true;
  /** Executes AMD's extensions to 3DNow!. CPUID 0x80000001 EDX bit 30. */
  '3dnowext': true;
  /** Executes AMD's 3DNow! instructions. CPUID 0x80000001 EDX bit 31. */
  '3dnow': true;
  /** Can go on after a machine check whose bank overflowed. CPUID 0x80000007 EBX bit 0. */
  'overflow-recov': true;
  /** Contains uncorrectable errors, so that software can recover from them. CPUID 0x80000007 EBX bit 1. */
  'succor': true;
  /** Counts time stamps at one rate in all power states; ties a guest to hosts of the same frequency. CPUID 0x80000007 EDX bit 8. */
  'invtsc': true;
  /** Zeroes a cache line (CLZERO). CPUID 0x80000008 EBX bit 0. */
  'clzero': true;
  /** Always saves and restores the x87 error pointers. CPUID 0x80000008 EBX bit 2. */
  'xsaveerptr': true;
  /** Writes all caches back without emptying them (WBNOINVD). CPUID 0x80000008 EBX bit 9. */
  'wbnoinvd': true;
  /** Has a barrier for indirect branch predictions (AMD's bit). CPUID 0x80000008 EBX bit 12. */
  'ibpb': true;
  /** Restricts indirect branch speculation (AMD's bit). CPUID 0x80000008 EBX bit 14. */
  'ibrs': true;
  /** Keeps indirect branch predictions of one thread from the other on the core (AMD's bit). CPUID 0x80000008 EBX bit 15. */
  'amd-stibp': true;
  /** Prefers that STIBP is set once and left on. CPUID 0x80000008 EBX bit 17. */
  'stibp-always-on': true;
  /** Can stop loads from passing older stores by the MSR SPEC_CTRL (AMD's bit). CPUID 0x80000008 EBX bit 24. */
  'amd-ssbd': true;
  /** Can stop loads from passing older stores by an MSR that hypervisors offer. CPUID 0x80000008 EBX bit 25. */
  'virt-ssbd': true;
  /** Is immune to speculative store bypass (AMD's bit). CPUID 0x80000008 EBX bit 26. */
  'amd-no-ssb': true;
  /** Can stop the forwarding of stores that it only predicts (AMD's bit). CPUID 0x80000008 EBX bit 28. */
  'amd-psfd': true;
  /** Does not raise data breakpoints inside nested exceptions. CPUID 0x80000021 EAX bit 0. */
  'no-nested-data-bp': true;
  /** Writes the bases of FS and GS without serializing. CPUID 0x80000021 EAX bit 1. */
  'fs-gs-base-ns': true;
  /** Serializes the dispatch of instructions by LFENCE at all times. CPUID 0x80000021 EAX bit 2. */
  'lfence-always-serializing': true;
  /** Clears the buffers that transient scheduler attacks read when VERW is executed. CPUID 0x80000021 EAX bit 5. */
  'verw-clear': true;
  /** Clears base and limit when a null selector is loaded. CPUID 0x80000021 EAX bit 6. */
  'null-sel-clr-base': true;
  /** Restricts indirect branch speculation by itself while the kernel runs. CPUID 0x80000021 EAX bit 8. */
  'auto-ibrs': true;
  /** Prefetches code into the caches (AMD's bit). CPUID 0x80000021 EAX bit 20. */
  'prefetchi': true;
  /** Empties the return predictor by itself when contexts change. CPUID 0x80000021 EAX bit 24. */
  'eraps': true;
  /** Has a selective barrier for branch predictions. CPUID 0x80000021 EAX bit 27. */
  'sbpb': true;
  /** Clears the types of branches too by the indirect branch prediction barrier. CPUID 0x80000021 EAX bit 28. */
  'ibpb-brtype': true;
  /** Is immune to speculative return stack overflow. CPUID 0x80000021 EAX bit 29. */
  'srso-no': true;
  /** Is immune to speculative return stack overflow between user code and the kernel. CPUID 0x80000021 EAX bit 30. */
  'srso-user-kernel-no': true;
  /** Is immune to transient scheduler attacks on the store queue. CPUID 0x80000021 ECX bit 1. */
  'tsa-sq-no': true;
  /** Is immune to transient scheduler attacks on the L1 data cache. CPUID 0x80000021 ECX bit 2. */
  'tsa-l1-no': true;
  /** Has the second version of AMD's performance monitoring, with global control registers. CPUID 0x80000022 EAX bit 0. */
  'perfmon-v2': true;
  /** Is immune to Meltdown (rogue data cache load). MSR 0x10a bit 0. */
  'rdctl-no': true;
  /** May leave IBRS on at all times at little cost (enhanced IBRS). MSR 0x10a bit 1. */
  'ibrs-all': true;
  /** May take other predictions for returns when the return predictor runs empty. MSR 0x10a bit 2. */
  'rsba': true;
  /** Needs no flush of the L1 data cache when a guest is entered. MSR 0x10a bit 3. */
  'skip-l1dfl-vmentry': true;
  /** Is immune to speculative store bypass. MSR 0x10a bit 4. */
  'ssb-no': true;
  /** Is immune to microarchitectural data sampling. MSR 0x10a bit 5. */
  'mds-no': true;
  /** Is immune to machine checks when the size of a page changes. MSR 0x10a bit 6. */
  'pschange-mc-no': true;
  /** Has an MSR that turns TSX off. MSR 0x10a bit 7. */
  'tsx-ctrl': true;
  /** Is immune to TSX asynchronous abort. MSR 0x10a bit 8. */
  'taa-no': true;
  /** Is immune to stale data from shared buffers and the sideband propagator (SBDR and SSDP). MSR 0x10a bit 13. */
  'sbdr-ssdp-no': true;
  /** Is immune to the propagation of stale data from fill buffers. MSR 0x10a bit 14. */
  'fbsdp-no': true;
  /** Is immune to the primary propagation of stale data between buffers (PSDP). MSR 0x10a bit 15. */
  'psdp-no': true;
  /** Clears fill buffers when VERW is executed. MSR 0x10a bit 17. */
  'fb-clear': true;
  /** Is immune to branch history injection. MSR 0x10a bit 20. */
  'bhi-no': true;
  /** Is immune to predictions of returns that stem from before a barrier. MSR 0x10a bit 24. */
  'pbrsb-no': true;
  /** Is immune to gather data sampling (Downfall). MSR 0x10a bit 26. */
  'gds-no': true;
  /** Is immune to register file data sampling. MSR 0x10a bit 27. */
  'rfds-no': true;
  /** Clears the register file's stale data when VERW is executed. MSR 0x10a bit 28. */
  'rfds-clear': true;
  /** Is immune to indirect target selection. MSR 0x10a bit 62. */
  'its-no': true;
  /** Has Zhaoxin's and VIA's hardware random number generator. CPUID 0xc0000001 EDX bit 2. */
  'xstore': true;
  /** Has the random number generator enabled. CPUID 0xc0000001 EDX bit 3. */
  'xstore-en': true;
  /** Encrypts with AES in hardware by VIA's instructions. CPUID 0xc0000001 EDX bit 6. */
  'xcrypt': true;
  /** Has the AES unit enabled. CPUID 0xc0000001 EDX bit 7. */
  'xcrypt-en': true;
  /** Has the second version of VIA's cryptography engine. CPUID 0xc0000001 EDX bit 8. */
  'ace2': true;
  /** Has the second cryptography engine enabled. CPUID 0xc0000001 EDX bit 9. */
  'ace2-en': true;
  /** Computes SHA-1 and SHA-256 by VIA's hash engine. CPUID 0xc0000001 EDX bit 10. */
  'phe': true;
  /** Has the hash engine enabled. CPUID 0xc0000001 EDX bit 11. */
  'phe-en': true;
  /** Multiplies large numbers by VIA's Montgomery multiplier. CPUID 0xc0000001 EDX bit 12. */
  'pmm': true;
  /** Has the Montgomery multiplier enabled. CPUID 0xc0000001 EDX bit 13. */
  'pmm-en': true;
  /** Raises an exception when a locked access crosses a cache line. MSR 0xcf bit 5. */
  'split-lock-detect': true;
  /** Counts the memory traffic of a group of threads. CPUID 15.1 EDX bit 1. */
  'mbm_total': true;
  /** Counts the memory traffic of a group of threads to their own node. CPUID 15.1 EDX bit 2. */
  'mbm_local': true;
  /** Offers a clock that the hypervisor keeps in shared memory (first MSRs). CPUID 0x40000001 EAX bit 0. */
  'kvmclock': true;
  /** Says that delays by writes to an I/O port are not needed. CPUID 0x40000001 EAX bit 1. */
  'kvm-nopiodelay': true;
  /** Offered hypercalls for the guest's page tables; obsolete. CPUID 0x40000001 EAX bit 2. */
  'kvm-mmu': true;
  /** Offers a clock that the hypervisor keeps in shared memory (today's MSRs). CPUID 0x40000001 EAX bit 3. */
  'kvmclock2': true;
  /** Tells the guest when it waits for a page of the host, so that it can run something else. CPUID 0x40000001 EAX bit 4. */
  'kvm-asyncpf': true;
  /** Tells the guest how long it was kept from running. CPUID 0x40000001 EAX bit 5. */
  'kvm-steal-time': true;
  /** Lets the guest end interrupts without leaving to the hypervisor. CPUID 0x40000001 EAX bit 6. */
  'kvm-pv-eoi': true;
  /** Lets the guest wake a halted virtual CPU, as paravirtual spinlocks need. CPUID 0x40000001 EAX bit 7. */
  'kvm-pv-unhalt': true;
  /** Defers flushes of the TLB for virtual CPUs that do not run. CPUID 0x40000001 EAX bit 9. */
  'kvm-pv-tlb-flush': true;
  /** Delivers asynchronous page faults to a nested hypervisor as an exit. CPUID 0x40000001 EAX bit 10. */
  'kvm-asyncpf-vmexit': true;
  /** Sends interrupts to many virtual CPUs by one hypercall. CPUID 0x40000001 EAX bit 11. */
  'kvm-pv-ipi': true;
  /** Lets the guest turn off the hypervisor's polling when it halts. CPUID 0x40000001 EAX bit 12. */
  'kvm-poll-control': true;
  /** Lets a virtual CPU yield to another that is preempted. CPUID 0x40000001 EAX bit 13. */
  'kvm-pv-sched-yield': true;
  /** Tells by an interrupt that a page of the host has arrived. CPUID 0x40000001 EAX bit 14. */
  'kvm-asyncpf-int': true;
  /** Takes 15-bit destinations in interrupt messages without a remapping unit. CPUID 0x40000001 EAX bit 15. */
  'kvm-msi-ext-dest-id': true;
  /** Says that the shared clock never runs backwards between virtual CPUs. CPUID 0x40000001 EAX bit 24. */
  'kvmclock-stable-bit': true;
  /** Hints that virtual CPUs are never preempted for long, so that spinning pays. CPUID 0x40000001 EDX bit 0. */
  'kvm-hint-dedicated': true;
  /** Writes performance counters in their full width. MSR 0x345 bit 13. */
  'full-width-write': true;
  /** Executes the first set of SGX instructions. CPUID 0x12.0 EAX bit 0. */
  'sgx1': true;
  /** Changes the memory of running SGX enclaves (SGX2). CPUID 0x12.0 EAX bit 1. */
  'sgx2': true;
  /** Returns from an enclave's exception handling by EDECCSSA. CPUID 0x12.0 EAX bit 11. */
  'sgx-edeccssa': true;
  /** Reports page faults inside enclaves in the saved state. CPUID 0x12.0 EBX bit 0. */
  'sgx-exinfo': true;
  /** Allows enclaves that can be debugged. CPUID 0x12.1 EAX bit 1. */
  'sgx-debug': true;
  /** Allows enclaves that run 64-bit code. CPUID 0x12.1 EAX bit 2. */
  'sgx-mode64': true;
  /** Allows enclaves to use the provisioning key. CPUID 0x12.1 EAX bit 4. */
  'sgx-provisionkey': true;
  /** Allows enclaves to use the launch token key. CPUID 0x12.1 EAX bit 5. */
  'sgx-tokenkey': true;
  /** Separates keys of enclaves by further identifiers (key separation and sharing). CPUID 0x12.1 EAX bit 7. */
  'sgx-kss': true;
  /** Tells an enclave that it was interrupted, before it goes on. CPUID 0x12.1 EAX bit 10. */
  'sgx-aex-notify': true;
  /** Translates guest physical addresses by nested page tables. CPUID 0x8000000a EDX bit 0. */
  'npt': true;
  /** Saves and loads the last branch records of guests. CPUID 0x8000000a EDX bit 1. */
  'lbrv': true;
  /** Can lock SVM off until the next reset. CPUID 0x8000000a EDX bit 2. */
  'svm-lock': true;
  /** Saves the address of the next instruction when a guest exits. CPUID 0x8000000a EDX bit 3. */
  'nrip-save': true;
  /** Scales the time stamp counter of guests. CPUID 0x8000000a EDX bit 4. */
  'tsc-scale': true;
  /** Caches parts of the guest's control block that software says are unchanged. CPUID 0x8000000a EDX bit 5. */
  'vmcb-clean': true;
  /** Flushes translations of one guest alone. CPUID 0x8000000a EDX bit 6. */
  'flushbyasid': true;
  /** Reports the decoded instruction that made a guest exit. CPUID 0x8000000a EDX bit 7. */
  'decodeassists': true;
  /** Exits a guest after a number of PAUSE instructions. CPUID 0x8000000a EDX bit 10. */
  'pause-filter': true;
  /** Counts only PAUSE instructions that follow one another closely. CPUID 0x8000000a EDX bit 12. */
  'pfthreshold': true;
  /** Delivers interrupts to guests without exits (advanced virtual interrupt controller). CPUID 0x8000000a EDX bit 13. */
  'avic': true;
  /** Executes VMSAVE and VMLOAD of nested guests without exits. CPUID 0x8000000a EDX bit 15. */
  'v-vmsave-vmload': true;
  /** Virtualizes the global interrupt flag for nested guests. CPUID 0x8000000a EDX bit 16. */
  'vgif': true;
  /** Forbids a guest kernel to execute user pages of the guest (guest mode execute trap). CPUID 0x8000000a EDX bit 17. */
  'gmet': true;
  /** Delivers non-maskable interrupts to guests without tracking IRET. CPUID 0x8000000a EDX bit 25. */
  'vnmi': true;
  /** Checks the address that VMRUN, VMLOAD and VMSAVE take against the host's memory map. CPUID 0x8000000a EDX bit 28. */
  'svme-addr-chk': true;
  /** Reports details of exits on INS and OUTS. MSR 0x480 bit 54. */
  'vmx-ins-outs': true;
  /** Has the second set of control MSRs, in which default-one controls may be cleared. MSR 0x480 bit 55. */
  'vmx-true-ctls': true;
  /** Injects exceptions with or without an error code, whatever the vector. MSR 0x480 bit 56. */
  'vmx-any-errcode': true;
  /** Saves and injects nested exceptions, as FRED needs. MSR 0x480 bit 58. */
  'vmx-nested-exception': true;
  /** Can load the guest's debug controls at entry, or leave them. MSR 0x490 bit 2. */
  'vmx-entry-noload-debugctl': true;
  /** Enters guests in long mode. MSR 0x490 bit 9. */
  'vmx-entry-ia32e-mode': true;
  /** Loads the guest's performance counter control at entry. MSR 0x490 bit 13. */
  'vmx-entry-load-perf-global-ctrl': true;
  /** Loads the guest's page attribute table at entry. MSR 0x490 bit 14. */
  'vmx-entry-load-pat': true;
  /** Loads the guest's EFER at entry. MSR 0x490 bit 15. */
  'vmx-entry-load-efer': true;
  /** Loads the guest's MPX configuration at entry. MSR 0x490 bit 16. */
  'vmx-entry-load-bndcfgs': true;
  /** Loads the guest's processor trace control at entry. MSR 0x490 bit 18. */
  'vmx-entry-load-rtit-ctl': true;
  /** Loads the guest's CET state at entry. MSR 0x490 bit 20. */
  'vmx-entry-load-cet': true;
  /** Loads the guest's supervisor protection keys at entry. MSR 0x490 bit 22. */
  'vmx-entry-load-pkrs': true;
  /** Loads the guest's FRED state at entry. MSR 0x490 bit 23. */
  'vmx-entry-load-fred': true;
  /** Maps pages of guests that can be executed but not read. MSR 0x48c bit 0. */
  'vmx-ept-execonly': true;
  /** Translates guest physical addresses by four levels of tables. MSR 0x48c bit 6. */
  'vmx-page-walk-4': true;
  /** Translates guest physical addresses by five levels of tables. MSR 0x48c bit 7. */
  'vmx-page-walk-5': true;
  /** Reads the extended page tables as uncacheable memory. MSR 0x48c bit 8. */
  'vmx-ept-uc': true;
  /** Reads the extended page tables as write-back memory. MSR 0x48c bit 14. */
  'vmx-ept-wb': true;
  /** Maps guest physical memory by pages of 2 MiB. MSR 0x48c bit 16. */
  'vmx-ept-2mb': true;
  /** Maps guest physical memory by pages of 1 GiB. MSR 0x48c bit 17. */
  'vmx-ept-1gb': true;
  /** Invalidates translations of extended page tables (INVEPT). MSR 0x48c bit 20. */
  'vmx-invept': true;
  /** Keeps accessed and dirty flags in extended page tables. MSR 0x48c bit 21. */
  'vmx-eptad': true;
  /** Reports more about violations of extended page tables. MSR 0x48c bit 22. */
  'vmx-ept-advanced-exitinfo': true;
  /** Invalidates the translations of one extended page table. MSR 0x48c bit 25. */
  'vmx-invept-single-context': true;
  /** Invalidates the translations of all extended page tables. MSR 0x48c bit 26. */
  'vmx-invept-all-context': true;
  /** Invalidates translations by virtual processor identifier (INVVPID). MSR 0x48c bit 32. */
  'vmx-invvpid': true;
  /** Invalidates the translation of one address of a guest. MSR 0x48c bit 40. */
  'vmx-invvpid-single-addr': true;
  /** Invalidates all translations of one virtual processor identifier. MSR 0x48c bit 41. */
  'vmx-invvpid-single-context': true;
  /** Invalidates the translations of all virtual processor identifiers. MSR 0x48c bit 42. */
  'vmx-invvpid-all-context': true;
  /** Invalidates the translations of one virtual processor identifier but for global pages. MSR 0x48c bit 43. */
  'vmx-invept-single-context-noglobals': true;
  /** Can save the guest's debug controls at exit, or leave them. MSR 0x48f bit 2. */
  'vmx-exit-nosave-debugctl': true;
  /** Returns to a host in long mode. MSR 0x48f bit 9. */
  'vmx-exit-host-addr-space-size': true;
  /** Loads the host's performance counter control at exit. MSR 0x48f bit 12. */
  'vmx-exit-load-perf-global-ctrl': true;
  /** Acknowledges the interrupt that made the guest exit. MSR 0x48f bit 15. */
  'vmx-exit-ack-intr': true;
  /** Saves the guest's page attribute table at exit. MSR 0x48f bit 18. */
  'vmx-exit-save-pat': true;
  /** Loads the host's page attribute table at exit. MSR 0x48f bit 19. */
  'vmx-exit-load-pat': true;
  /** Saves the guest's EFER at exit. MSR 0x48f bit 20. */
  'vmx-exit-save-efer': true;
  /** Loads the host's EFER at exit. MSR 0x48f bit 21. */
  'vmx-exit-load-efer': true;
  /** Saves the preemption timer at exit. MSR 0x48f bit 22. */
  'vmx-exit-save-preemption-timer': true;
  /** Clears the MPX configuration at exit. MSR 0x48f bit 23. */
  'vmx-exit-clear-bndcfgs': true;
  /** Clears the processor trace control at exit. MSR 0x48f bit 25. */
  'vmx-exit-clear-rtit-ctl': true;
  /** Loads the host's CET state at exit. MSR 0x48f bit 28. */
  'vmx-exit-save-cet': true;
  /** Loads the host's supervisor protection keys at exit. MSR 0x48f bit 29. */
  'vmx-exit-load-pkrs': true;
  /** Has a second word of exit controls. MSR 0x48f bit 31. */
  'vmx-exit-secondary-ctls': true;
  /** Saves whether the guest was in long mode at exit. MSR 0x485 bit 5. */
  'vmx-store-lma': true;
  /** Enters guests that are halted. MSR 0x485 bit 6. */
  'vmx-activity-hlt': true;
  /** Enters guests that are shut down. MSR 0x485 bit 7. */
  'vmx-activity-shutdown': true;
  /** Enters guests that wait for a startup interrupt. MSR 0x485 bit 8. */
  'vmx-activity-wait-sipi': true;
  /** Writes all fields of a control structure by VMWRITE, those about exits included. MSR 0x485 bit 29. */
  'vmx-vmwrite-vmexit-fields': true;
  /** Injects software interrupts and exceptions of instruction length zero. MSR 0x485 bit 30. */
  'vmx-zero-len-inject': true;
  /** Exits a guest on external interrupts. MSR 0x48d bit 0. */
  'vmx-intr-exit': true;
  /** Exits a guest on non-maskable interrupts. MSR 0x48d bit 3. */
  'vmx-nmi-exit': true;
  /** Virtualizes non-maskable interrupts and their blocking. MSR 0x48d bit 5. */
  'vmx-vnmi': true;
  /** Exits a guest when a timer has run down. MSR 0x48d bit 6. */
  'vmx-preemption-timer': true;
  /** Delivers posted interrupts to a running guest without exits. MSR 0x48d bit 7. */
  'vmx-posted-intr': true;
  /** Exits a guest as soon as it can take an interrupt. MSR 0x48e bit 2. */
  'vmx-vintr-pending': true;
  /** Adds an offset to the time stamp counter of a guest. MSR 0x48e bit 3. */
  'vmx-tsc-offset': true;
  /** Exits a guest on HLT. MSR 0x48e bit 7. */
  'vmx-hlt-exit': true;
  /** Exits a guest on INVLPG. MSR 0x48e bit 9. */
  'vmx-invlpg-exit': true;
  /** Exits a guest on MWAIT. MSR 0x48e bit 10. */
  'vmx-mwait-exit': true;
  /** Exits a guest on RDPMC. MSR 0x48e bit 11. */
  'vmx-rdpmc-exit': true;
  /** Exits a guest on RDTSC and RDTSCP. MSR 0x48e bit 12. */
  'vmx-rdtsc-exit': true;
  /** Can let a guest load CR3 without an exit. MSR 0x48e bit 15. */
  'vmx-cr3-load-noexit': true;
  /** Can let a guest read CR3 without an exit. MSR 0x48e bit 16. */
  'vmx-cr3-store-noexit': true;
  /** Exits a guest when it loads CR8. MSR 0x48e bit 19. */
  'vmx-cr8-load-exit': true;
  /** Exits a guest when it reads CR8. MSR 0x48e bit 20. */
  'vmx-cr8-store-exit': true;
  /** Virtualizes the task priority register by a shadow (TPR shadow). MSR 0x48e bit 21. */
  'vmx-flexpriority': true;
  /** Exits a guest as soon as it can take a non-maskable interrupt. MSR 0x48e bit 22. */
  'vmx-vnmi-pending': true;
  /** Exits a guest when it touches debug registers. MSR 0x48e bit 23. */
  'vmx-movdr-exit': true;
  /** Exits a guest on every access to I/O ports. MSR 0x48e bit 24. */
  'vmx-io-exit': true;
  /** Exits a guest on access to chosen I/O ports. MSR 0x48e bit 25. */
  'vmx-io-bitmap': true;
  /** Exits a guest after each instruction (monitor trap flag). MSR 0x48e bit 27. */
  'vmx-mtf': true;
  /** Exits a guest on access to chosen model-specific registers. MSR 0x48e bit 28. */
  'vmx-msr-bitmap': true;
  /** Exits a guest on MONITOR. MSR 0x48e bit 29. */
  'vmx-monitor-exit': true;
  /** Exits a guest on PAUSE. MSR 0x48e bit 30. */
  'vmx-pause-exit': true;
  /** Has a second word of processor-based controls. MSR 0x48e bit 31. */
  'vmx-secondary-ctls': true;
  /** Virtualizes accesses to the page of the local interrupt controller. MSR 0x48b bit 0. */
  'vmx-apicv-xapic': true;
  /** Translates guest physical addresses by extended page tables. MSR 0x48b bit 1. */
  'vmx-ept': true;
  /** Exits a guest when it touches descriptor table registers. MSR 0x48b bit 2. */
  'vmx-desc-exit': true;
  /** Lets a guest execute RDTSCP; without it the instruction is undefined. MSR 0x48b bit 3. */
  'vmx-rdtscp-exit': true;
  /** Virtualizes the MSRs of the x2APIC. MSR 0x48b bit 4. */
  'vmx-apicv-x2apic': true;
  /** Tags translations by virtual processor, so that entries need not flush the TLB. MSR 0x48b bit 5. */
  'vmx-vpid': true;
  /** Exits a guest on WBINVD. MSR 0x48b bit 6. */
  'vmx-wbinvd-exit': true;
  /** Runs guests in real mode and without paging. MSR 0x48b bit 7. */
  'vmx-unrestricted-guest': true;
  /** Virtualizes registers of the local interrupt controller. MSR 0x48b bit 8. */
  'vmx-apicv-register': true;
  /** Evaluates and delivers virtual interrupts without exits. MSR 0x48b bit 9. */
  'vmx-apicv-vid': true;
  /** Exits a guest that spins on PAUSE in a tight loop. MSR 0x48b bit 10. */
  'vmx-ple': true;
  /** Exits a guest on RDRAND. MSR 0x48b bit 11. */
  'vmx-rdrand-exit': true;
  /** Lets a guest execute INVPCID; without it the instruction is undefined. MSR 0x48b bit 12. */
  'vmx-invpcid-exit': true;
  /** Lets a guest call functions of the processor without an exit (VMFUNC). MSR 0x48b bit 13. */
  'vmx-vmfunc': true;
  /** Lets a guest hypervisor read and write its control structure without exits. MSR 0x48b bit 14. */
  'vmx-shadow-vmcs': true;
  /** Exits a guest on chosen SGX functions of the kernel. MSR 0x48b bit 15. */
  'vmx-encls-exit': true;
  /** Exits a guest on RDSEED. MSR 0x48b bit 16. */
  'vmx-rdseed-exit': true;
  /** Logs the pages that a guest has written (page modification logging). MSR 0x48b bit 17. */
  'vmx-pml': true;
  /** Lets a guest execute XSAVES and XRSTORS; without it they are undefined. MSR 0x48b bit 20. */
  'vmx-xsaves': true;
  /** Permits execution of guest pages separately for user code and the kernel. MSR 0x48b bit 22. */
  'vmx-mbec': true;
  /** Scales the time stamp counter of a guest. MSR 0x48b bit 25. */
  'vmx-tsc-scaling': true;
  /** Lets a guest execute TPAUSE, UMONITOR and UMWAIT. MSR 0x48b bit 26. */
  'vmx-enable-user-wait-pause': true;
  /** Lets a guest switch between extended page tables by itself. MSR 0x491 bit 0. */
  'vmx-eptp-switching': true;
  /** Saves only the state that has changed (XSAVEOPT). CPUID 13.1 EAX bit 0. */
  'xsaveopt': true;
  /** Saves state in a compact form (XSAVEC). CPUID 13.1 EAX bit 1. */
  'xsavec': true;
  /** Tells which state is in use (XGETBV with ECX = 1). CPUID 13.1 EAX bit 2. */
  'xgetbv1': true;
  /** Saves supervisor state too (XSAVES and XRSTORS). CPUID 13.1 EAX bit 3. */
  'xsaves': true;
  /** Raises an exception when a disabled state is first used (extended feature disable). CPUID 13.1 EAX bit 4. */
  'xfd': true;
}

/** Model names of each QEMU release: unversioned, versioned, aliases, max, host, base. */
export interface QemuModels {
  '5.2': 'qemu64' | 'qemu64-v1' | 'phenom' | 'phenom-v1' | 'core2duo' | 'core2duo-v1' | 'kvm64' | 'kvm64-v1' | 'qemu32' | 'qemu32-v1' | 'kvm32' | 'kvm32-v1' | 'coreduo' | 'coreduo-v1' | '486' | '486-v1' | 'pentium' | 'pentium-v1' | 'pentium2' | 'pentium2-v1' | 'pentium3' | 'pentium3-v1' | 'athlon' | 'athlon-v1' | 'n270' | 'n270-v1' | 'Conroe' | 'Conroe-v1' | 'Penryn' | 'Penryn-v1' | 'Nehalem' | 'Nehalem-v1' | 'Nehalem-v2' | 'Nehalem-IBRS' | 'Westmere' | 'Westmere-v1' | 'Westmere-v2' | 'Westmere-IBRS' | 'SandyBridge' | 'SandyBridge-v1' | 'SandyBridge-v2' | 'SandyBridge-IBRS' | 'IvyBridge' | 'IvyBridge-v1' | 'IvyBridge-v2' | 'IvyBridge-IBRS' | 'Haswell' | 'Haswell-v1' | 'Haswell-v2' | 'Haswell-noTSX' | 'Haswell-v3' | 'Haswell-IBRS' | 'Haswell-v4' | 'Haswell-noTSX-IBRS' | 'Broadwell' | 'Broadwell-v1' | 'Broadwell-v2' | 'Broadwell-noTSX' | 'Broadwell-v3' | 'Broadwell-IBRS' | 'Broadwell-v4' | 'Broadwell-noTSX-IBRS' | 'Skylake-Client' | 'Skylake-Client-v1' | 'Skylake-Client-v2' | 'Skylake-Client-IBRS' | 'Skylake-Client-v3' | 'Skylake-Client-noTSX-IBRS' | 'Skylake-Server' | 'Skylake-Server-v1' | 'Skylake-Server-v2' | 'Skylake-Server-IBRS' | 'Skylake-Server-v3' | 'Skylake-Server-noTSX-IBRS' | 'Skylake-Server-v4' | 'Cascadelake-Server' | 'Cascadelake-Server-v1' | 'Cascadelake-Server-v2' | 'Cascadelake-Server-v3' | 'Cascadelake-Server-noTSX' | 'Cascadelake-Server-v4' | 'Cooperlake' | 'Cooperlake-v1' | 'Icelake-Client' | 'Icelake-Client-v1' | 'Icelake-Client-v2' | 'Icelake-Client-noTSX' | 'Icelake-Server' | 'Icelake-Server-v1' | 'Icelake-Server-v2' | 'Icelake-Server-noTSX' | 'Icelake-Server-v3' | 'Icelake-Server-v4' | 'Denverton' | 'Denverton-v1' | 'Denverton-v2' | 'Snowridge' | 'Snowridge-v1' | 'Snowridge-v2' | 'KnightsMill' | 'KnightsMill-v1' | 'Opteron_G1' | 'Opteron_G1-v1' | 'Opteron_G2' | 'Opteron_G2-v1' | 'Opteron_G3' | 'Opteron_G3-v1' | 'Opteron_G4' | 'Opteron_G4-v1' | 'Opteron_G5' | 'Opteron_G5-v1' | 'EPYC' | 'EPYC-v1' | 'EPYC-v2' | 'EPYC-IBPB' | 'EPYC-v3' | 'Dhyana' | 'Dhyana-v1' | 'EPYC-Rome' | 'EPYC-Rome-v1' | 'max' | 'host' | 'base';
  '6.0': QemuModels['5.2'] | 'EPYC-Rome-v2' | 'EPYC-Milan' | 'EPYC-Milan-v1';
  '6.1': QemuModels['6.0'] | 'Skylake-Client-v4' | 'Skylake-Server-v5' | 'Cascadelake-Server-v5' | 'Cooperlake-v2' | 'Icelake-Client-v3' | 'Icelake-Server-v5' | 'Denverton-v3' | 'Snowridge-v3' | 'Dhyana-v2';
  '6.2': QemuModels['6.1'] | 'Snowridge-v4';
  '7.0': QemuModels['6.2'] | 'Icelake-Server-v6';
  '7.1': Exclude<QemuModels['7.0'], 'Icelake-Client' | 'Icelake-Client-v1' | 'Icelake-Client-v2' | 'Icelake-Client-noTSX' | 'Icelake-Client-v3'>;
  '7.2': QemuModels['7.1'];
  '8.0': QemuModels['7.2'] | 'SapphireRapids' | 'SapphireRapids-v1';
  '8.1': QemuModels['8.0'] | 'SapphireRapids-v2' | 'GraniteRapids' | 'GraniteRapids-v1' | 'EPYC-v4' | 'EPYC-Rome-v3' | 'EPYC-Rome-v4' | 'EPYC-Milan-v2' | 'EPYC-Genoa' | 'EPYC-Genoa-v1';
  '8.2': QemuModels['8.1'];
  '9.0': QemuModels['8.2'];
  '9.1': QemuModels['9.0'] | 'Icelake-Server-v7' | 'SapphireRapids-v3' | 'SierraForest' | 'SierraForest-v1';
  '9.2': QemuModels['9.1'] | 'GraniteRapids-v2';
  '10.0': QemuModels['9.2'] | 'SierraForest-v2' | 'ClearwaterForest' | 'ClearwaterForest-v1' | 'YongFeng' | 'YongFeng-v1' | 'YongFeng-v2';
  '10.1': QemuModels['10.0'] | 'SapphireRapids-v4' | 'GraniteRapids-v3' | 'SierraForest-v3' | 'EPYC-v5' | 'EPYC-Rome-v5' | 'EPYC-Milan-v3' | 'EPYC-Genoa-v2' | 'YongFeng-v3' | 'EPYC-Turin' | 'EPYC-Turin-v1';
  '10.2': QemuModels['10.1'];
  '11.0': QemuModels['10.2'] | 'SapphireRapids-v5' | 'SapphireRapids-v6' | 'GraniteRapids-v4' | 'GraniteRapids-v5' | 'DiamondRapids' | 'DiamondRapids-v1' | 'SierraForest-v4' | 'SierraForest-v5' | 'ClearwaterForest-v2' | 'ClearwaterForest-v3';
  '11.1': QemuModels['11.0'] | 'Skylake-Server-v6' | 'Cascadelake-Server-v6' | 'Cascadelake-Server-v7' | 'Icelake-Server-v8' | 'Icelake-Server-v9' | 'SapphireRapids-v7' | 'SapphireRapids-v8' | 'GraniteRapids-v6' | 'GraniteRapids-v7' | 'DiamondRapids-v2' | 'SierraForest-v6' | 'ClearwaterForest-v4' | 'EPYC-Milan-v4' | 'EPYC-Genoa-v3' | 'EPYC-Turin-v2';
}

/** Machine types of each QEMU release, short names included. */
export interface QemuMachines {
  '5.2': 'pc-i440fx-5.2' | 'pc' | 'pc-i440fx-5.1' | 'pc-i440fx-5.0' | 'pc-i440fx-4.2' | 'pc-i440fx-4.1' | 'pc-i440fx-4.0' | 'pc-i440fx-3.1' | 'pc-i440fx-3.0' | 'pc-i440fx-2.12' | 'pc-i440fx-2.11' | 'pc-i440fx-2.10' | 'pc-i440fx-2.9' | 'pc-i440fx-2.8' | 'pc-i440fx-2.7' | 'pc-i440fx-2.6' | 'pc-i440fx-2.5' | 'pc-i440fx-2.4' | 'pc-i440fx-2.3' | 'pc-i440fx-2.2' | 'pc-i440fx-2.1' | 'pc-i440fx-2.0' | 'pc-i440fx-1.7' | 'pc-i440fx-1.6' | 'pc-i440fx-1.5' | 'pc-i440fx-1.4' | 'pc-1.3' | 'pc-1.2' | 'pc-1.1' | 'pc-1.0' | 'pc-q35-5.2' | 'q35' | 'pc-q35-5.1' | 'pc-q35-5.0' | 'pc-q35-4.2' | 'pc-q35-4.1' | 'pc-q35-4.0.1' | 'pc-q35-4.0' | 'pc-q35-3.1' | 'pc-q35-3.0' | 'pc-q35-2.12' | 'pc-q35-2.11' | 'pc-q35-2.10' | 'pc-q35-2.9' | 'pc-q35-2.8' | 'pc-q35-2.7' | 'pc-q35-2.6' | 'pc-q35-2.5' | 'pc-q35-2.4' | 'isapc' | 'microvm' | 'none';
  '6.0': Exclude<QemuMachines['5.2'], 'pc-1.3' | 'pc-1.2' | 'pc-1.1' | 'pc-1.0'> | 'pc-i440fx-6.0' | 'pc-q35-6.0';
  '6.1': QemuMachines['6.0'] | 'pc-i440fx-6.1' | 'pc-q35-6.1';
  '6.2': QemuMachines['6.1'] | 'pc-i440fx-6.2' | 'pc-q35-6.2';
  '7.0': QemuMachines['6.2'] | 'pc-i440fx-7.0' | 'pc-q35-7.0';
  '7.1': QemuMachines['7.0'] | 'pc-i440fx-7.1' | 'pc-q35-7.1';
  '7.2': QemuMachines['7.1'] | 'pc-i440fx-7.2' | 'pc-q35-7.2';
  '8.0': QemuMachines['7.2'] | 'pc-i440fx-8.0' | 'pc-q35-8.0';
  '8.1': QemuMachines['8.0'] | 'pc-i440fx-8.1' | 'pc-q35-8.1';
  '8.2': Exclude<QemuMachines['8.1'], 'pc-i440fx-1.7' | 'pc-i440fx-1.6' | 'pc-i440fx-1.5' | 'pc-i440fx-1.4'> | 'pc-i440fx-8.2' | 'pc-q35-8.2';
  '9.0': QemuMachines['8.2'] | 'pc-i440fx-9.0' | 'pc-q35-9.0';
  '9.1': Exclude<QemuMachines['9.0'], 'pc-i440fx-2.3' | 'pc-i440fx-2.2' | 'pc-i440fx-2.1' | 'pc-i440fx-2.0'> | 'pc-i440fx-9.1' | 'pc-q35-9.1';
  '9.2': QemuMachines['9.1'] | 'pc-i440fx-9.2' | 'pc-q35-9.2';
  '10.0': QemuMachines['9.2'] | 'pc-i440fx-10.0' | 'pc-q35-10.0';
  '10.1': Exclude<QemuMachines['10.0'], 'pc-i440fx-4.1' | 'pc-i440fx-4.0' | 'pc-i440fx-3.1' | 'pc-i440fx-3.0' | 'pc-i440fx-2.12' | 'pc-i440fx-2.11' | 'pc-i440fx-2.10' | 'pc-i440fx-2.9' | 'pc-i440fx-2.8' | 'pc-i440fx-2.7' | 'pc-i440fx-2.6' | 'pc-i440fx-2.5' | 'pc-i440fx-2.4' | 'pc-q35-4.1' | 'pc-q35-4.0.1' | 'pc-q35-4.0' | 'pc-q35-3.1' | 'pc-q35-3.0' | 'pc-q35-2.12' | 'pc-q35-2.11' | 'pc-q35-2.10' | 'pc-q35-2.9' | 'pc-q35-2.8' | 'pc-q35-2.7' | 'pc-q35-2.6' | 'pc-q35-2.5' | 'pc-q35-2.4'> | 'pc-i440fx-10.1' | 'pc-q35-10.1';
  '10.2': Exclude<QemuMachines['10.1'], 'pc-i440fx-4.2' | 'pc-q35-4.2'> | 'pc-i440fx-10.2' | 'pc-q35-10.2';
  '11.0': Exclude<QemuMachines['10.2'], 'pc-i440fx-5.0' | 'pc-q35-5.0'> | 'pc-i440fx-11.0' | 'pc-q35-11.0';
  '11.1': Exclude<QemuMachines['11.0'], 'pc-i440fx-5.1' | 'pc-q35-5.1'> | 'pc-i440fx-11.1' | 'pc-q35-11.1';
}

/** x86 model names of each libvirt release. */
export interface LibvirtModels {
  '7.0': '486' | 'pentium' | 'pentium2' | 'pentium3' | 'pentiumpro' | 'coreduo' | 'n270' | 'core2duo' | 'qemu32' | 'kvm32' | 'cpu64-rhel5' | 'cpu64-rhel6' | 'qemu64' | 'kvm64' | 'Conroe' | 'Penryn' | 'Nehalem' | 'Nehalem-IBRS' | 'Westmere' | 'Westmere-IBRS' | 'SandyBridge' | 'SandyBridge-IBRS' | 'IvyBridge' | 'IvyBridge-IBRS' | 'Haswell-noTSX' | 'Haswell-noTSX-IBRS' | 'Haswell' | 'Haswell-IBRS' | 'Broadwell-noTSX' | 'Broadwell-noTSX-IBRS' | 'Broadwell' | 'Broadwell-IBRS' | 'Skylake-Client' | 'Skylake-Client-IBRS' | 'Skylake-Client-noTSX-IBRS' | 'Skylake-Server' | 'Skylake-Server-IBRS' | 'Skylake-Server-noTSX-IBRS' | 'Cascadelake-Server' | 'Cascadelake-Server-noTSX' | 'Icelake-Client' | 'Icelake-Client-noTSX' | 'Icelake-Server' | 'Icelake-Server-noTSX' | 'Cooperlake' | 'Snowridge' | 'athlon' | 'phenom' | 'Opteron_G1' | 'Opteron_G2' | 'Opteron_G3' | 'Opteron_G4' | 'Opteron_G5' | 'EPYC' | 'EPYC-IBPB' | 'EPYC-Rome' | 'Dhyana';
  '7.1': LibvirtModels['7.0'];
  '7.2': LibvirtModels['7.1'] | 'EPYC-Milan';
  '7.5': LibvirtModels['7.2'];
  '8.4': LibvirtModels['7.5'];
  '8.9': LibvirtModels['8.4'];
  '8.10': LibvirtModels['8.9'];
  '9.0': LibvirtModels['8.10'];
  '9.4': LibvirtModels['9.0'] | 'SapphireRapids';
  '9.8': LibvirtModels['9.4'] | 'EPYC-Genoa';
  '9.10': LibvirtModels['9.8'];
  '10.2': LibvirtModels['9.10'];
  '10.4': LibvirtModels['10.2'];
  '10.6': LibvirtModels['10.4'];
  '10.7': LibvirtModels['10.6'] | 'GraniteRapids';
  '10.10': LibvirtModels['10.7'] | 'Nehalem-v1' | 'Nehalem-v2' | 'Westmere-v1' | 'Westmere-v2' | 'SandyBridge-v1' | 'SandyBridge-v2' | 'IvyBridge-v1' | 'IvyBridge-v2' | 'Haswell-v1' | 'Haswell-v2' | 'Haswell-v3' | 'Haswell-v4' | 'Broadwell-v1' | 'Broadwell-v2' | 'Broadwell-v3' | 'Broadwell-v4' | 'Skylake-Client-v1' | 'Skylake-Client-v2' | 'Skylake-Client-v3' | 'Skylake-Client-v4' | 'Skylake-Server-v1' | 'Skylake-Server-v2' | 'Skylake-Server-v3' | 'Skylake-Server-v4' | 'Skylake-Server-v5' | 'Cascadelake-Server-v1' | 'Cascadelake-Server-v2' | 'Cascadelake-Server-v3' | 'Cascadelake-Server-v4' | 'Cascadelake-Server-v5' | 'Icelake-Server-v1' | 'Icelake-Server-v2' | 'Icelake-Server-v3' | 'Icelake-Server-v4' | 'Icelake-Server-v5' | 'Icelake-Server-v6' | 'Icelake-Server-v7' | 'Cooperlake-v1' | 'Cooperlake-v2' | 'Snowridge-v1' | 'Snowridge-v2' | 'Snowridge-v3' | 'Snowridge-v4' | 'SapphireRapids-v1' | 'SapphireRapids-v2' | 'SapphireRapids-v3' | 'GraniteRapids-v1' | 'GraniteRapids-v2' | 'SierraForest' | 'SierraForest-v1' | 'EPYC-v1' | 'EPYC-v2' | 'EPYC-v3' | 'EPYC-v4' | 'EPYC-Rome-v1' | 'EPYC-Rome-v2' | 'EPYC-Rome-v3' | 'EPYC-Rome-v4' | 'EPYC-Milan-v1' | 'EPYC-Milan-v2' | 'EPYC-Genoa-v1' | 'Dhyana-v1' | 'Dhyana-v2';
  '11.0': LibvirtModels['10.10'] | '486-v1' | 'pentium-v1' | 'pentium2-v1' | 'pentium3-v1' | 'coreduo-v1' | 'n270-v1' | 'core2duo-v1' | 'qemu32-v1' | 'kvm32-v1' | 'qemu64-v1' | 'kvm64-v1' | 'Conroe-v1' | 'Penryn-v1' | 'Denverton' | 'Denverton-v1' | 'Denverton-v2' | 'Denverton-v3' | 'KnightsMill' | 'KnightsMill-v1' | 'athlon-v1' | 'phenom-v1' | 'Opteron_G1-v1' | 'Opteron_G2-v1' | 'Opteron_G3-v1' | 'Opteron_G4-v1' | 'Opteron_G5-v1';
  '11.2': LibvirtModels['11.0'];
  '11.3': LibvirtModels['11.2'];
  '11.4': LibvirtModels['11.3'];
  '11.10': LibvirtModels['11.4'] | 'SapphireRapids-v4' | 'GraniteRapids-v3' | 'SierraForest-v3' | 'SierraForest-v2' | 'ClearwaterForest' | 'ClearwaterForest-v1' | 'EPYC-v5' | 'EPYC-Rome-v5' | 'EPYC-Milan-v3' | 'EPYC-Genoa-v2' | 'EPYC-Turin' | 'EPYC-Turin-v1' | 'YongFeng' | 'YongFeng-v1' | 'YongFeng-v2' | 'YongFeng-v3';
  '12.4': LibvirtModels['11.10'] | 'SapphireRapids-v5' | 'SapphireRapids-v6' | 'GraniteRapids-v4' | 'GraniteRapids-v5' | 'SierraForest-v4' | 'SierraForest-v5' | 'ClearwaterForest-v2' | 'ClearwaterForest-v3' | 'DiamondRapids' | 'DiamondRapids-v1';
  '12.8': LibvirtModels['12.4'];
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
