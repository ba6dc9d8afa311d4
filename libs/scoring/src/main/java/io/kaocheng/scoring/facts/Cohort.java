package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

/** The units of a class in a period under one scheme, which are scored together. */
public record Cohort(Code unitClass, Period period, SchemeInForce scheme) {}
