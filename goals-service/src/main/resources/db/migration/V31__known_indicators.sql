-- Which indicators were ever proposed. A target for any other is held.
create table known_indicator (
    region    text not null,
    indicator text not null,
    primary key (region, indicator)
);
insert into projected_table (name) values ('known_indicator');
grant select, insert, update, delete on known_indicator to ${service};
