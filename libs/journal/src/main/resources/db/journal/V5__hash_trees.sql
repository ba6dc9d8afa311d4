-- Whether a reader has what the owner of a journal has is told by the hash of a tree of all its entries (RFC 9162).
create table tree_mark (
    region  text   not null,
    journal text   not null,
    size    bigint not null,
    peaks   bytea  not null,
    primary key (region, journal, size)
);
comment on table tree_mark is 'The tree of an own journal at every 256th entry, from which it is continued. Written once: an entry that was altered later no longer fits.';

create table received_tree (
    region        text   not null,
    journal       text   not null,
    size          bigint not null,
    peaks         bytea  not null,
    compared      bigint not null default 0,
    contradiction text,
    primary key (region, journal)
);
comment on table received_tree is 'The tree of what was received of others'' journals, up to which entry it was the owner''s when asked, and how it differs if it does: the region stands still then.';

create table reread_due (
    region  text not null,
    journal text not null,
    primary key (region, journal)
);
comment on table reread_due is 'Journals of others that a new build has to read again from their owner, since it keeps more of them: a migration enters them.';

grant select, insert, delete on reread_due to ${service};
grant select, insert on tree_mark to ${service};
grant select, insert, update on received_tree to ${service};
