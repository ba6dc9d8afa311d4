-- Which kinds of period the schemes in force score when they are due, and which rounds have fallen due.
create table scored_kind (
    region text not null,
    scheme text not null,
    cycle  text not null,
    kind   text not null,
    primary key (region, scheme, kind)
);
grant select, insert, update, delete on scored_kind to ${service};
insert into projected_table (name) values ('scored_kind');
select new_ranged_table('reporting_round', 'monitoring', 'period text not null, due date not null', 'period');
