package io.kaocheng.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class SubmissionSettingTest {

    private static Figures value(String number) {
        return new Figures(new BigDecimal(number), null, null);
    }

    private static Figures ratio(String numerator, String denominator) {
        return new Figures(null, new BigDecimal(numerator), new BigDecimal(denominator));
    }

    private static boolean beyond(Figures before, Figures after) {
        return SubmissionSetting.DEFAULT.isBeyond(before, after);
    }

    @Test
    void a_fifth_of_the_figure_before_is_within_and_a_little_more_is_beyond() {
        assertThat(beyond(value("85"), value("90"))).isFalse();
        assertThat(beyond(value("85"), value("110"))).isTrue();
        assertThat(beyond(value("-100"), value("-120"))).isFalse();
        assertThat(beyond(value("-100"), value("-120.0001"))).isTrue();
        assertThat(beyond(value("-10"), value("10"))).isTrue();
    }

    @Test
    void whatever_takes_the_place_of_nought_is_beyond() {
        assertThat(beyond(value("0"), value("0.0001"))).isTrue();
        assertThat(beyond(ratio("0", "20"), ratio("1", "20"))).isTrue();
    }

    @Test
    void a_ratio_is_compared_by_what_it_is_and_not_by_its_parts() {
        assertThat(beyond(ratio("17", "20"), ratio("34", "40"))).isFalse();
        assertThat(beyond(ratio("100", "300"), ratio("120", "300"))).isFalse();
        assertThat(beyond(ratio("100", "300"), ratio("121", "300"))).isTrue();
        assertThat(beyond(ratio("100", "-300"), ratio("-120", "300"))).isFalse();
        assertThat(beyond(ratio("100", "300"), ratio("100", "375"))).isFalse();
        assertThat(beyond(ratio("100", "300"), ratio("100", "376"))).isTrue();
    }

    @Test
    void a_figure_of_another_form_is_beyond() {
        assertThat(beyond(value("0.85"), ratio("17", "20"))).isTrue();
        assertThat(beyond(ratio("17", "20"), value("0.85"))).isTrue();
    }
}
