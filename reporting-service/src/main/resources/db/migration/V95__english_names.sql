-- Names in English, where units, classes, indicators and blocks have such. No entry from before has one.
alter table known_name add column name_en text;
