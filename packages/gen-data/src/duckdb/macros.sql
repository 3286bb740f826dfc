-- The hosts of a table with a column cpuinfo (the text of /proc/cpuinfo) as rows for cpu_models.baseline.
CREATE OR REPLACE MACRO cpu_models.hosts(fleet) AS TABLE
SELECT
  regexp_extract(cpuinfo, '(?m)^\s*vendor_id\s*:\s*(\S+)', 1) AS vendor_id,
  TRY_CAST(regexp_extract(cpuinfo, '(?m)^\s*cpu family\s*:\s*(\d+)', 1) AS INTEGER) AS family,
  TRY_CAST(regexp_extract(cpuinfo, '(?m)^\s*model\s*:\s*(\d+)', 1) AS INTEGER) AS model,
  TRY_CAST(regexp_extract(cpuinfo, '(?m)^\s*stepping\s*:\s*(\d+)', 1) AS INTEGER) AS stepping,
  regexp_extract(cpuinfo, '(?m)^\s*flags\s*:\s*(.*)$', 1) AS flags,
  regexp_extract(cpuinfo, '(?m)^\s*vmx flags\s*:\s*(.*)$', 1) AS vmx_flags
FROM query_table(fleet);

-- The hosts of a table with the columns of cpu_models.hosts, those that are alike once. Flags alone tell the vendor, where
-- those that only one vendor's CPUs have do not contradict each other.
CREATE OR REPLACE MACRO cpu_models.kinds(fleet) AS TABLE
SELECT
  * REPLACE (coalesce(nullif(vendor_id, ''), CASE WHEN len(told) = 1 THEN told[1] END) AS vendor_id)
FROM (
  SELECT
    row_number() OVER () AS kind, *,
    string_split_regex(trim(flags), '\s+') AS listed,
    string_split_regex(trim(coalesce(vmx_flags, '')), '\s+') AS vmx_listed,
    (SELECT list(DISTINCT vendor) FROM cpu_models.vendor_flag WHERE list_contains(listed, flag)) AS told
  FROM (
    SELECT vendor_id, family, model, stepping, flags, vmx_flags, count(*) AS hosts
    FROM query_table(fleet) GROUP BY ALL
  )
);

-- For each kind of host and each feature whether a guest can have it there: true, false, or null where flags do not say.
CREATE OR REPLACE MACRO cpu_models.offers(fleet) AS TABLE
WITH
kinds AS (FROM cpu_models.kinds(fleet)),
-- The oldest kernel that shows all the flags that are listed.
kernels AS (
  SELECT kind, max(shown.rank) AS rank
  FROM kinds JOIN cpu_models.shown ON list_contains(listed, shown.flag)
  GROUP BY kind
),
hits AS (
  SELECT
    kind, rule.qemu, rule.n, rule.present, rule.absent,
    (vendors IS NULL OR list_contains(vendors, vendor_id))
      AND (families IS NULL OR coalesce(list_contains(families, family), false)) AS fits,
    list_contains(CASE WHEN rule.line = 'vmx flags' THEN vmx_listed ELSE listed END, rule.flag) AS hit
  FROM kinds CROSS JOIN cpu_models.flag_rule AS rule
),
ruled AS (
  SELECT
    kind, qemu, bool_or(fits) AS fits, bool_or(absent = 'off') AS off, bool_or(fits AND hit) AS hit,
    arg_min(present, n) FILTER (fits AND hit) AS present, arg_min(absent, n) FILTER (fits) AS absent
  FROM hits GROUP BY kind, qemu
),
listing AS (
  SELECT
    EXISTS (
      FROM cpu_models.broken
      WHERE broken.qemu = feature.qemu AND broken.vendor = vendor_id AND broken.family = kinds.family
        AND (broken.models IS NULL OR list_contains(broken.models, kinds.model))
        AND (broken.steppings IS NULL OR list_contains(broken.steppings, stepping))
    ) AS broken,
    kinds.kind, kinds.hosts, vendor_id, family, kinds.model, stepping, feature.*, coalesce(kernels.rank, -1) AS rank,
    CASE
      WHEN trim(flags) = '' THEN NULL
      WHEN ruled.qemu IS NOT NULL THEN
        CASE
          WHEN NOT ruled.fits AND ruled.off THEN false
          WHEN ruled.hit THEN CASE WHEN ruled.present = 'unknown' THEN NULL ELSE true END
          WHEN ruled.absent = 'off' THEN false
        END
      WHEN feature.flag IS NULL OR list_contains(feature.other_vendors, vendor_id) THEN NULL
      WHEN list_contains(listed, feature.flag) THEN true
      WHEN feature.shown IS NULL OR coalesce(kernels.rank, -1) >= feature.shown THEN false
    END AS listed_as
  FROM kinds
  CROSS JOIN cpu_models.feature AS feature
  LEFT JOIN kernels ON kernels.kind = kinds.kind
  LEFT JOIN ruled ON ruled.kind = kinds.kind AND ruled.qemu = feature.qemu
),
-- A bit of an MSR that the CPU lacks is not there.
had AS MATERIALIZED (
  SELECT
    listing.*,
    CASE WHEN listing.listed_as IS NULL AND register.listed_as IS FALSE THEN false ELSE listing.listed_as END AS has
  FROM listing
  LEFT JOIN listing AS register ON register.kind = listing.kind AND register.qemu = listing.register
),
-- What KVM makes of other bits: of all of them; the first fact that is about the vendor counts.
emulated AS (
  SELECT kind, qemu, arg_min(always, n) AS always, arg_min(made_of, n) AS made_of
  FROM kinds JOIN cpu_models.emulated AS fact ON fact.vendors IS NULL OR list_contains(fact.vendors, vendor_id)
  GROUP BY kind, qemu
),
parts AS (
  SELECT part.kind, part.qemu, bool_or(had.has IS FALSE) AS lacking, bool_and(had.has IS TRUE) AS whole
  FROM (SELECT kind, qemu, unnest(made_of) AS name FROM emulated) AS part
  LEFT JOIN had ON had.kind = part.kind AND had.qemu = part.name
  GROUP BY part.kind, part.qemu
),
made AS (
  SELECT
    had.*,
    CASE
      WHEN has OR emulated.qemu IS NULL OR parts.lacking THEN false
      WHEN emulated.always OR parts.whole THEN true
    END AS made_up,
    EXISTS (
      FROM cpu_models.beside JOIN had AS base ON base.qemu = beside.base
      WHERE beside.qemu = had.qemu AND base.kind = had.kind AND base.has IS FALSE
    ) AS alone
  FROM had
  LEFT JOIN emulated ON emulated.kind = had.kind AND emulated.qemu = had.qemu
  LEFT JOIN parts ON parts.kind = had.kind AND parts.qemu = had.qemu
)
SELECT
  kind, hosts, vendor_id, number, libvirt, qemu,
  CASE
    WHEN never AND has IS NOT FALSE THEN CASE WHEN has THEN false END
    WHEN has AND broken THEN false
    WHEN (switched_off OR alone) AND has IS NOT FALSE THEN false
    WHEN has IS FALSE AND made_up IS FALSE THEN false
    WHEN rank < since THEN NULL
    ELSE has OR made_up
  END AS offered,
  refused OR broken AS refused,
  needs
FROM made;

-- The richest CPU that every host of the table can give, as `cpu-models baseline` tells it: one row.
CREATE OR REPLACE MACRO cpu_models.baseline(fleet) AS TABLE
WITH
offers AS MATERIALIZED (FROM cpu_models.offers(fleet)),
fleet_of AS (
  SELECT
    count(DISTINCT kind) AS kinds,
    (SELECT sum(hosts) FROM (SELECT DISTINCT kind, hosts FROM offers)) AS hosts,
    CASE
      WHEN count(*) = 0 THEN error('no host was given; expected at least one')
      WHEN count(DISTINCT vendor_id) > 1
        THEN error('the hosts are of several vendors, between which no guest can move: ' || string_agg(DISTINCT vendor_id, ', '))
      ELSE any_value(vendor_id)
    END AS vendor
  FROM offers
),
common AS (
  SELECT
    number, libvirt, qemu, needs, bool_and(offered IS TRUE) AND NOT bool_or(refused) AS kept,
    bool_or(offered IS FALSE) AS lacking,
    bool_or(offered IS NULL) AND NOT bool_or(offered IS FALSE) AND NOT bool_or(refused) AS unknown
  FROM offers GROUP BY number, libvirt, qemu, needs
),
-- What needs something that is not in common either is left out with it.
askable AS (SELECT coalesce(list(qemu), []) AS names FROM common WHERE kept AND number IS NOT NULL),
features AS (SELECT common.* REPLACE (kept AND list_has_all(names, needs) AS kept) FROM common, askable),
kept AS (
  SELECT
    coalesce(list(number ORDER BY number) FILTER (kept), []) AS numbers,
    coalesce(list(number) FILTER (unknown), []) AS unknown
  FROM features WHERE number IS NOT NULL
),
candidates AS (
  SELECT
    model.*,
    list_filter(numbers, n -> NOT list_contains(model.features, n)) AS extra,
    list_filter(model.features, n -> NOT list_contains(numbers, n)) AS missing,
    list_filter(missing, n -> list_contains(unknown, n)) AS doubtful,
    list_filter(model.removed, n -> NOT list_contains(extra, n) AND NOT list_contains(missing, n)) AS gone
  FROM cpu_models.model AS model, kept, fleet_of
  WHERE model.vendor IS NULL OR model.vendor = fleet_of.vendor
),
-- A 64-bit fleet gets a 64-bit model, wherever there is one.
level AS (SELECT list(number) AS numbers FROM cpu_models.first_level),
narrow AS (
  SELECT candidates.*, list_has_all(kept.numbers, level.numbers) AND NOT list_has_all(candidates.features, level.numbers) AS narrow
  FROM candidates, kept, level
),
best AS (
  FROM narrow ORDER BY narrow, len(extra) + 3 * (len(missing) + len(gone)) - 2 * len(doubtful), number DESC LIMIT 1
),
lacking AS (SELECT coalesce(list(qemu), []) AS names FROM features WHERE lacking),
named AS (
  SELECT
    best.name AS model,
    (SELECT coalesce(list(qemu ORDER BY number), []) FROM features WHERE list_contains(extra, number)) AS qemu_extra,
    (SELECT coalesce(list(libvirt ORDER BY number), []) FROM features WHERE list_contains(extra, number)) AS require,
    (SELECT coalesce(list(libvirt ORDER BY number), []) FROM features WHERE list_contains(list_concat(missing, gone), number))
      AS disable,
    (
      SELECT coalesce(list(DISTINCT need), []) FROM (SELECT unnest(needs) AS need FROM features WHERE list_contains(extra, number))
      WHERE NOT list_contains(own, need)
    ) AS qemu_needs,
    list_filter(own, name -> list_contains(names, name)) AS off
  FROM best, lacking
)
SELECT
  fleet_of.hosts, fleet_of.kinds, model, require, disable,
  (SELECT coalesce(list(qemu ORDER BY number), []) FROM features WHERE kept AND number IS NOT NULL) AS features,
  '-cpu ' || list_aggregate(
    list_concat([model], list_transform(list_distinct(list_concat(qemu_needs, qemu_extra)), n -> n || '=on'), list_transform(off, n -> n || '=off')),
    'string_agg', ','
  ) AS command_line
FROM named, fleet_of;
