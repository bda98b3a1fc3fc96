"""Words that given names are made of, families that are also common words, and what a sentence opens with.

They carry the judgement where no rank, office or address stands near: three capitalised words of which the
last is a given name are a name, though no list has the family.
"""

from vungxanh.reader.rules.people.families import COMMON, STRONG
from vungxanh.reader.rules.text import fold
from vungxanh.reader.rules.wordlists import keys_of

GIVEN = keys_of(
    # Kinh, Mường, Tày, Nùng, Hoa, Chăm
    "ái an anh ánh ân âu ấm bạch bách bảo bằng bắc bích biên biển bình bính bổng bội bốn bút ca cam cảnh "
    "cát "
    "cân cầm cẩm cần chanh chánh châm châu chi chí chiêu chiến chinh chính chuẩn chúc chung chuyên chức "
    "chương cúc cương cường dân danh dao di diễm diễn diện diệp diệu doan doanh dung dũng duy duyên duyệt "
    "dư "
    "dương dưỡng đa đan đài đại đàn đào đạo đạt đăng đắc đằng đẳng điềm điền điển điệp điệu đinh đính đĩnh "
    "định đoài đoan đoàn độ đông đồng động đức đường được gấm giang giao giáp hà hạ hải hạnh hào hảo hân "
    "hằng "
    "hậu hạc hiên hiền hiến hiển hiệp hiếu hiệu hinh hoa hòa hoan hoàn hoàng hoạt hoài học hồng hội hợi "
    "hợp "
    "hợi huân huấn huấn hùng huy huyên huyền huỳnh hưng hương hường hướng hưởng hữu kha khải khang khanh "
    "khánh "
    "khiêm khiết khoa khoan khoát khôi khởi khuê khuyên khương kiên kiệm kiểm kiệt kiều kim kính kỳ kỷ "
    "lài lam "
    "lan lanh lành lãnh lâm lân lập lê lệ lịch liêm liên liễu linh lĩnh loan long lộc lợi luân luận luật "
    "lụa "
    "luyến luyện lực lượng lương lưu ly lý mai mão mạnh mẫn mận mậu mến mi minh mơ mùi mừng mười mỹ my na "
    "nam "
    "nga ngà ngạn ngân ngát ngần nghi nghị nghĩa nghiêm nghiệp ngoan ngọ ngọc nguyên nguyện nguyệt ngư nhã "
    "nhàn nhâm nhân nhẫn nhất nhật nhi nhiên nho nhu nhung nhuận nhường như nhượng nữ nương oanh pha phách "
    "phan pháp phát phấn phi phiên phiến phong phòng phú phúc phụng phước phương phượng quan quán quang "
    "quân "
    "quê quế quốc quy quý quyên quyền quyết quyến quyển quỳnh sang sáng san sanh sâm sen sĩ sinh soạn son "
    "sơn "
    "sỹ tài tại tám tâm tân tấn tập tất thạch thái tham thảo thạo thắm thăng thắng thân thấm thanh thành "
    "thạnh "
    "thẩm thêm thế thể thi thiên thiện thiêm thiết thiệu thiều thìn thịnh thọ thoa thoại thoan thỏa thông "
    "thơ "
    "thơm thu thuân thuấn thuần thuận thuật thục thúy thùy thủy thuyên thuyết thư thứ thực thương thường "
    "thưởng thược tiên tiến tiền tiệp tiếp tiềm tiêu tín tinh tình tính tịnh toàn toán toản tố tôn tới "
    "tráng "
    "trang trà trâm trân tri trí triển triết triều triệu trinh trình trọng trúc trung truyền trực trường "
    "trưởng tú tuân tuấn tuệ tùng tươi tường tưởng tựu tuyên tuyến tuyển tuyết tuyền tư từ tứ tý tỵ uyên "
    "út "
    "ước vân vấn viên viễn việt vinh vịnh vĩnh vĩ vi vui vũ vụ vượng vương vọng xa xá xinh xoan xoa xuân "
    "xuất "
    "xuyên xuyến yên yến yết ý bảy chín sáu năm ba hai tư mão sửu dần tuất dậu thân đua bền chất đề mít "
    "cậy "
    "cúc dậu gái hên hoè hoi kha lý nhịp nhót quất thoát vẽ xế yêu thoảng xanh hồi tẻo bộ hiện "
    "khiên luyn pó già dê say sở chùa páo dính súa nết nhạn nhiễu nhỡ quỳ sự thật thống thời thụ tịch "
    "tỉnh toại trào trác trừng vạn xương",
)
"""Given names in use, and the last words of longer ones."""

_RARE = keys_of(
    "an ân bì biện bồ ca cái cam cáp cát chiêm công cổ cự dã đái đan đạo đăng đắc đầu điền đôn đổng đường "
    "gia "
    "giản hàng hạc hàm hân hoa hoài hoắc hùng hy khai khâu khiếu kiểm kỷ lai lạc lam lân liên liễu "
    "lôi "
    "luân man mang mao mâu mẫn mầu mậu mị nại nam năm não ngạc ngọ ngôn ngũ nguyên nhan nhạc "
    "nhiêu nhung ong ông phi phong phú phụ phượng quán quang quế quyền sài sào sư tán tàng tân tất tây tề "
    "thang thanh thành thất thế thi thiên thiện thịnh thời thuần thủy tiền tiếp tín toàn tri trình trọng "
    "trúc "
    "trừ trượng tuấn tư tường ung uất úc uy ưng vạn vĩnh viêm vưu xà bùi hoàng lều liều lỡ miêu qua "
    "phà vang lồ sẩn lùng hù phản bạ khằm lừ leo lìm lả lìa lự mòng nho quà cút hùng phu sìn lành dìu hạc "
    "cam "
    "chớ chấu tếnh dinh cáng cồ ngải lừu và khang đạt lộ báo chế ức trình thượng ngôn sạch hoành khấu "
    "nhữ tô tăng bửu vĩnh ưng nghiêm kiểu đồ mễ vĩ trần tiến hữu danh thao thắng dũng hòa bàng sân thung "
    "giềng hỷ sằn lù lục cháng tờ pao páo sèo seo chìu tàn tằn chằn nình lỳ tráng ngải sì xin nìn mù mỏ "
    "kháng "
    "tuân ven rvai cụt ót lù lừ bun chu khun nhót phiêng quế sộng tiếu xía nhìa và cư hơ dơ sáy trừ nhia "
    "rô nhơn ama tư cháu",
)
RARE = _RARE - STRONG - COMMON
"""Families that are mostly another word: they count only in front of a word of a given name."""

OPENING = keys_of(
    "bằng bên bị bởi bữa cả các cách cái càng chẳng chỉ chiều chiếc chính cho chú chúng chưa chừng chuyện "
    "có "
    "còn con cô cùng cũng cứ của dẫu do dù dưới đã đang đám đằng đáng đặc đầu đây để đến đêm đi điều đó "
    "đối "
    "đợt đời đưa đúng đừng được em gặp gần gia giả giao giờ giúp gọi hàng hay hãy hầu hễ hẹn hết hiện "
    "hình hỏi "
    "hoặc hôm hồi hơn hỡi kèm kể kẻ khám khi khiến khó khởi khoảng không kia lại lần lẽ lên liệu lo loạt "
    "lúc "
    "mà mặc mất mẹ mỗi mọi một mới mong mộ mời mùa muốn nào nay này năm nên nếu nếp ngay ngày nghe nghĩ "
    "người "
    "ngoài ngờ nguồn nhà nhận nhân nhất nhằm nhiều nhìn nhóm nhỏ như nhưng nhờ những nơi nói ở phía phải "
    "phần "
    "phòng qua ra rằng rất riêng rồi rốt sao sau sáng sẽ song sự suốt tại tay tất thay thằng thấy theo "
    "thế thêm "
    "thì thôi tin tiếng tình tôi tới tối tổ trên trong trở trông trước trừ trưa tuy từ từng vào vài vậy "
    "vắng "
    "vẫn về vì vị việc vợ vụ với xem xét xin xử yêu bố cha chồng ông bà anh chị cháu bác thầy bạn em gã "
    "hắn "
    "tên ký nạn kính thưa gửi tỉnh xã bản thôn nhất ảnh báo đề bắt truy giữ tạm hồ mang máu nửa rạng toà "
    "tòa "
    "đồng chủ phó trưởng giám đại trung thượng thiếu cán chiến học bệnh phạm công dân ngành đơn khách tài "
    "lái "
    "chia động đón thăm tặng trao cảm tưởng giới",
)
"""Words a sentence or heading opens with before a name: `Rồi Thử`, `Cả Thử lẫn Dụ`, `Mộ Thử`."""

NICK_WORDS = keys_of(
    "cò tý tí bi tèo cu híp beo sẹo lé còi lùn mập sói gấu ớt toét vẩu chột híu chuột kền tôm bờm bột ngố "
    "cún "
    "tồ rỗ thọt sứt lì xoăn cọp mèo quắt phệ hói khỉ nhím cụt mù điếc câm ngọng móm méo gù què thối khùng "
    "điên "
    "hâm lác xíu nhót tẹo bé nhỏ to cao béo gầy đầu trọc râu trố híp cáo chó trâu bò lợn heo gà vịt rắn "
    "rồng "
    "đại ca đen trắng xám nâu đỏ vàng xù rùa ếch cóc tép cua cá ruồi muỗi kiến ong cui củi than sắt thép "
    "sún sẹo mập còm cận kều lé xăm thẹo ghẻ lửng cộc choắt quăn mụn vổ hô đốm toe khểnh chạch nhện rận rệp "
    "cuội bống mốc mít xoài ổi khoai sắn đui xệ bựa đù trề sứa hến nheo ngựa hổ chồn cáo vượn nhái sóc chuối "
    "dừa loắt quẹo vẩu lùn đụt bẹp dẹo bự ngáo lém lỳ"
)
"""Words that nicknames are made of: `Tý sẹo`, `Ba còi`."""

_COMMON_NICKS = keys_of(
    "bé nhỏ to cao đầu cá cua kiến ong than sắt thép gà bò lợn trâu heo đỏ xanh trắng vàng đen nâu xám "
    "râu đại ca "
    "hô ngựa hổ sóc chuối dừa sắn ổi khoai mụn mốc hến sứa xoài mít nheo nhện "
    "củi muỗi ruồi rắn rồng tôm tép gấu cáo chó vịt mèo khỉ bi tồ mù câm điếc rỗ béo gầy lì điên mỡ cụt bột"
)
TITLED = frozenset(
    (fold(first), fold(second))
    for first in ["bố", "cậu", "chị", "anh", "cô", "ông", "bà", "chú", "dì", "thím", "mẹ"]
    for second in (
        "già",
        "hai",
        "ba",
        "tư",
        "năm",
        "sáu",
        "bảy",
        "tám",
        "chín",
        "mười",
        "út",
        "cả",
        "đại",
        "trùm",
    )
)
"""Forms of address that are a nickname themselves: `“Bố Già”`, `“Cậu Ba”`."""
SURE_NICKS = NICK_WORDS - _COMMON_NICKS
"""Those that say little else behind a name."""
LOOKS = keys_of("tóc mặt mắt mũi tai răng chân tay môi đầu bụng má trán cằm cổ")
"""What of the looks somebody is called by: `Thử tóc dài`."""
