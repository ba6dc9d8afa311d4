create table person (
    subject text        primary key,
    name    text        not null,
    seen_at timestamptz not null
);
comment on table person is 'What those who ask for runs and decide on them are called, as their last token said. No part of the history, which knows persons by their subject ids only: a row can be deleted, and comes back when its person does something again.';

grant select, insert, update, delete on person to ${service};
