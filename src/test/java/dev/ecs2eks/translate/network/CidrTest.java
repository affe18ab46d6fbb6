package dev.ecs2eks.translate.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "10.0.0.0/8",
                "10.1.2.3/32",
                "255.255.255.255/32",
                "::/0",
                "2001:db8::/32",
                "2001:DB8:0:1::/64",
                "::1/128",
                "fe80::1:2/127",
                "1:2:3:4:5:6:7:8/128",
                "1::/16"
            })
    void a_range_that_the_api_server_takes(String text) {
        assertThat(Cidr.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0/8",
                "10.0.0.0.0/8",
                "10.0.0.0./8",
                "256.0.0.0/8",
                "010.0.0.0/8",
                "::/129",
                "2001:db8:/32",
                ":2001::/32",
                "1::2::3/128",
                "1:2:3:4:5:6:7::8/128",
                "1:2:3:4:5:6:7/112",
                "12345::/16",
                "${var.cidr}",
                "localhost/8"
            })
    void what_is_no_range(String text) {
        assertThat(Cidr.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/24", "0.0.0.1/0", "2001:db8::1/64", "8000::/0"})
    void newer_api_servers_refuse_bits_behind_the_prefix(String text) {
        assertThat(Cidr.isValid(text)).isFalse();
    }
}
