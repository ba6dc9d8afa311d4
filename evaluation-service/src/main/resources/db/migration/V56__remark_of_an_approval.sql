alter table run add column remark text;
comment on column run.remark is 'What was said with the approval.';
