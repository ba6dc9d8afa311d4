-- How indicators and schemes are checked, and which findings may stand.
select new_ranged_table(
    'quality_rules', 'indicators', 'rules text not null, reason text not null, by text not null, version integer not null', 'version');
select new_ranged_table(
    'waiver', 'indicators',
    'kind text not null, code text not null, version integer not null, rule text not null, pointer text not null, '
    'reason text not null, by text not null',
    'kind, code, version, rule, pointer');
