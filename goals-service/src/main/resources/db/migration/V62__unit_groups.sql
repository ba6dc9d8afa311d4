-- Groups of units of any classes, and who is in them since when and until when.
select new_ranged_table('unit_group', 'goals',
    'unit_group text not null, name text not null, exclusive_within text, version integer not null', 'unit_group');
select new_ranged_table('unit_grouping', 'goals',
    'unit text not null, unit_group text not null, exclusive_within text, since date not null, until date, reason text',
    'unit, unit_group, since');
