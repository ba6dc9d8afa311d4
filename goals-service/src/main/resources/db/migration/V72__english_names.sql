-- Names in English, where units and classes have such. No entry from before has one, so the views stand as they are.
alter table unit add column name_en text;
alter table unit_class add column name_en text;
