-- Names of blocks stand in enacted schemes, all of which are among the facts.
insert into known_name (region, kind, code, name, name_en)
select f.region, 'block',
  (f.data::json ->> 'scheme') || '@' || (f.data::json ->> 'version') || '/' || (b.block ->> 'code'),
  b.block ->> 'name', b.block ->> 'nameEn'
from fact f
cross join lateral jsonb_path_query(
  f.data::jsonb, 'strict $.definition.tree.** ? (@.kind == "block" && exists(@.name))') as b (block)
where f.type like 'kaocheng.indicators.scheme-enacted.%' and b.block ->> 'name' is not null
on conflict do nothing;
