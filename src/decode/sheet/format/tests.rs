use super::*;

/// Each format with what it shows.
fn check(cases: &[(&str, f64, &str)]) {
    for (code, value, shown) in cases {
        let format = NumberFormat::new(code);
        assert_eq!(format.number(*value, Epoch::Y1900), *shown, "{value} as {code}");
    }
}

#[test]
fn places_percent_and_groups() {
    check(&[
        ("0", 2.5, "3"),
        ("0", -2.5, "-3"),
        ("0.00", 1.005, "1.01"),
        ("0.0%", 0.953, "95.3%"),
        ("0%", 0.285, "29%"),
        ("0.00%", 0.9, "90.00%"),
        ("0.##%", 0.9, "90%"),
        ("#,##0", 158_000.0, "158,000"),
        ("#,##0.00", 1_234_567.891, "1,234,567.89"),
        ("#,##0.00", 0.5, "0.50"),
        ("#,###", 0.0, ""),
        ("#.##", 12.5, "12.5"),
        (".00", 1.5, "1.50"),
        ("000000", 12.0, "000012"),
        ("0.00_ ", 5.0, "5.00"),
        ("0.0\\%", 95.3, "95.3%"),
    ]);
}

#[test]
fn text_around_and_between_places() {
    check(&[
        ("0\"个\"", 12.0, "12个"),
        ("0.0万元", 3.25, "3.3万元"),
        ("\"￥\"#,##0", 5000.0, "￥5,000"),
        ("\"¥\"#,##0", -5000.0, "-¥5,000"),
        ("[$¥-804]#,##0.00", 5.0, "¥5.00"),
        ("0.0,", 123_456.0, "123.5"),
        ("0!.0,\"万\"", 123_456.0, "12.3万"),
        ("0\".\"0000\"万\"", 12_345_678.0, "1234.5678万"),
        ("000-0000", 1_234_567.0, "123-4567"),
        ("General\"家\"", 219.0, "219家"),
        ("G/通用格式\"处\"", -3.0, "-3处"),
        ("\"约", 1.0, "约"),
    ]);
}

#[test]
fn sections_for_signs_zero_and_conditions() {
    let accounting = "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ";
    check(&[
        ("#,##0.00_);(#,##0.00)", 24_516.5, "24,516.50"),
        ("#,##0.00_);[Red](#,##0.00)", -24_516.5, "(24,516.50)"),
        ("0;;", -3.0, ""),
        ("0;-0;\"无\"", 0.0, "无"),
        (accounting, 1234.0, "1,234.00"),
        (accounting, -1234.0, "-1,234.00"),
        (accounting, 0.0, "-"),
        ("[>=0.9]0%\"优\";[>=0.6]0%\"良\";0%", 0.95, "95%优"),
        ("[>=0.9]0%\"优\";[>=0.6]0%\"良\";0%", 0.7, "70%良"),
        ("[>=0.9]0%\"优\";[>=0.6]0%\"良\";0%", -0.1, "-10%"),
        ("[蓝色]0.0", 1.25, "1.3"),
    ]);
}

#[test]
fn general_as_a_wide_column_shows_it() {
    check(&[
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 24_516.5, "24516.5"),
        ("General", 1.0 / 3.0, "0.333333333"),
        ("General", -12_345.678_901_234, "-12345.6789"),
        ("General", 0.0, "0"),
        ("General", 158_000_000_000.0, "158000000000"),
        ("General", 1.2345678e-7, "1.23457E-07"),
        ("General", 1e20, "1E+20"),
        ("General", f64::MAX, "1.79769E+308"),
        ("@", 12.0, "12"),
        ("0.00", 1e300, "1E+300"),
    ]);
}

#[test]
fn powers_and_fractions() {
    check(&[
        ("0.00E+00", 0.000_001, "1.00E-06"),
        ("0.00E+00", 9.999e9, "1.00E+10"),
        ("0.0E-0", 1500.0, "1.5E3"),
        ("##0.0E+0", 12_345.0, "12.3E+3"),
        ("# ?/?", 0.5, "1/2"),
        ("# ?/?", -1.25, "-1 1/4"),
        ("# ??/??", 3.0, "3"),
        ("?/?", 1.5, "3/2"),
        ("# ?/8\"寸\"", 1.5, "1 4/8寸"),
    ]);
}

#[test]
fn dates_and_times() {
    check(&[
        ("yyyy\"年\"m\"月\"d\"日\";@", 45_217.0, "2023年10月18日"),
        ("yyyy年m月", 44_896.0, "2022年12月"),
        ("yyyy/m/d h:mm", 45_217.5, "2023/10/18 12:00"),
        ("m\"月\"d\"日\"", 45_217.0, "10月18日"),
        ("yy-mm-dd", 45_217.0, "23-10-18"),
        ("d-mmm-yy", 45_217.0, "18-Oct-23"),
        ("dddd, mmmm d", 45_217.0, "Wednesday, October 18"),
        ("[$-804]aaaa", 45_217.0, "星期三"),
        ("[$-F800]dddd, mmmm dd, yyyy", 45_217.0, "2023年10月18日"),
        (
            "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"",
            45_217.0,
            "二〇二三年十月十八日",
        ),
        ("h\"时\"mm\"分\"", 0.75, "18时00分"),
        ("上午/下午h:mm", 0.75, "下午6:00"),
        ("h:mm AM/PM", 0.0, "12:00 AM"),
        ("mm:ss.0", 0.000_5, "00:43.2"),
        ("[h]:mm:ss", 1.5, "36:00:00"),
        ("h:mm:ss", 0.999_999_9, "0:00:00"),
        ("yyyy/m/d", 59.0, "1900/2/28"),
        ("yyyy/m/d", 61.0, "1900/3/1"),
        ("yyyy/m/d", -1.0, "-1"),
        ("yyyy/m/d", 3e6, "3000000"),
    ]);
    assert_eq!(
        NumberFormat::new("yyyy-mm-dd").number(43_755.0, Epoch::Y1904),
        "2023-10-18"
    );
}

#[test]
fn texts_may_be_framed() {
    for (code, shown) in [
        ("@", "完成"),
        ("0.00", "完成"),
        ("0;0;0;@\"（预计）\"", "完成（预计）"),
        (";;;", ""),
    ] {
        assert_eq!(NumberFormat::new(code).text("完成"), shown, "{code}");
    }
}

#[test]
fn builtin_formats_are_those_of_china() {
    let shown = |id, value| NumberFormat::builtin(id).number(value, Epoch::Y1900);
    assert_eq!(shown(10, 0.953), "95.30%");
    assert_eq!(shown(14, 45_217.0), "2023/10/18");
    assert_eq!(shown(31, 45_217.0), "2023年10月18日");
    assert_eq!(shown(57, 45_217.0), "2023年10月");
    assert_eq!(shown(44, 1234.5), "¥1,234.50");
    assert_eq!(shown(44, 0.0), "¥-");
    assert_eq!(shown(163, 1.5), "1.5");
}

#[test]
fn any_code_prints_something() {
    let alphabet: Vec<char> = "0#?.,%;@/ymdhsaE+-\"\\!_*[]$<>=19年AP/MGeneral ()￥".chars().collect();
    let mut state = 1_u64;
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    };
    for _ in 0..20_000 {
        let length = random() % 14;
        let code: String = (0..length)
            .map(|_| alphabet[random() as usize % alphabet.len()])
            .collect();
        let format = NumberFormat::new(&code);
        let bits = random() << 33 ^ random() << 10 ^ random();
        for value in [
            f64::from_bits(bits),
            (random() % 100_000) as f64 / 100.0,
            -0.0,
            f64::NAN,
        ] {
            format.number(value, Epoch::Y1904);
        }
        format.text(&code);
    }
}
