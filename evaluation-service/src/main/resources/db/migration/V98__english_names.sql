-- Names in English, where units, classes and indicators have such. No entry from before has one.
alter table known_name add column name_en text;
