-- Names in English, where indicators have such. No entry from before has one, so the view stands as it is.
alter table indicator add column name_en text;
