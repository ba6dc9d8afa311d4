-- The categories of goals.
select new_ranged_table('category', 'goals',
    'category text not null, name text not null, retired text, merged_into text, version integer not null', 'category');
