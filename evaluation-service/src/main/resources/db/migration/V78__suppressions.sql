-- The blocks of units that are left out.
select new_ranged_table('suppression', 'evaluation',
    'suppression text not null, unit text not null, period text not null, block text not null, what text not null, '
    || 'reason text not null, state text not null, requester text not null, remark text, version integer not null',
    'suppression');
